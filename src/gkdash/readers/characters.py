"""Characters that no reader passes on: invisible ones, and control characters that text formats carry along.

Changes nothing that a person would see; folding of widths and scripts is not done here.
"""

from __future__ import annotations

import re

_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls except TAB, LF, VT, FF, CR and NEL
    "\u00ad"  # soft hyphen
    "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"  # zero width, direction marks
    "\ufe00-\ufe0f\ufff9-\ufffb]"  # variation selectors, interlinear annotation
)


def visible(text: str) -> str:
    """Return `text` without invisible and control characters."""
    return _INVISIBLE.sub("", text)
