"""Words that only say within which time something was done, or what some of the cases were over.

`12封在承诺时限内办结` closes twelve, and `一件涉及信访答复` is no petition.
"""

from __future__ import annotations

import re
from typing import Final

from gkdash.prose.tokens import Token

_IN_TIME: Final = re.compile(
    "(?<![未没不超])(?:在|于|按照|按|依照)[^，。；：、\\d未不超]{0,12}?(?:时限|期限|时间|时效|工作日|小时|日|天)(?:要求|规定)?之?内?"
    "(?:均|全部|都)?(?:已|予以|作出|给予)?(?=[^，。；：、]{0,4}(?:办|答复|回复|处置|化解|反馈|回应))"
)
_LIMITS: Final = frozenset({"thing", "scope_guard"})
_OVER: Final = re.compile(
    "(?:主要|均|都|为|系|则)?(?:涉及|关于|反映|事关|针对|因属|因系|因涉及?|因)(?!及?政府信息|及?信息公开)[^，。；、的]{1,18}(?=[，。；、)]|$)"
)
_KEPT: Final = frozenset({"applications", "review", "litigation"})
_NOT_REASONS: Final = frozenset({"applications"})
_DEMOTED: Final = frozenset({"subject", "letter", "generic_inquiry", "requests"})
_DONE: Final = frozenset({"closed", "handle", "received", "generic"})


def without_limits(found: list[Token], text: str) -> list[Token]:
    """Leave out the words for a time limit before what was done within it: `其余4封在承诺时限内办结`."""
    spans = [match.span() for match in _IN_TIME.finditer(text)]
    if not spans:
        return found
    return [
        token
        for token in found
        if token.kind not in _LIMITS or not any(start <= token.start and token.end <= end for start, end in spans)
    ]


def without_matters(found: list[Token], text: str) -> list[Token]:
    """Take what some of the cases were over for a thing, not for a channel: `其中一件涉及信访答复`."""
    kept = found
    for at, token in enumerate(found[:-1]):
        if token.number is None:
            continue
        match = _OVER.match(text, token.end)
        if match is None:
            continue
        demoted = False
        for index in range(at + 1, len(found)):
            inner = found[index]
            if inner.end > match.end():
                break
            named = inner.kind in _DEMOTED and inner.value not in (_NOT_REASONS if "因" in match.group()[:2] else _KEPT)
            if named or (demoted and inner.kind in _DONE and found[index - 1].end == inner.start):
                if kept is found:
                    kept = list(found)
                kept[index] = inner.as_kind("thing", "")
                demoted = True
            else:
                demoted = False
    return kept
