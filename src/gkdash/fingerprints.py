"""What a decision of a person is attached to, as a short hash: equal while what was decided on stays the same.

Standard library only; knows neither store nor state, so that both can ask it.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping

_MOVES = frozenset({"start", "end", "page", "part", "box"})
"""Members of a finding's evidence that tell where something stands; they change when an unrelated word is added."""


def finding_fingerprint(evidence: Iterable[Mapping[str, object]]) -> str:
    """Return the hash of the values that a finding rests on, in whatever order; where they stand does not count.

    Numbers that are equal hash alike (`3` and `3.0`), since a store gives back floats.
    """
    items = sorted(_line(item) for item in evidence)
    return short_hash("\n".join(items))


def short_hash(text: str) -> str:
    """Return 60 bits of the text's SHA-256 as twelve letters and digits."""
    return base64.b32encode(hashlib.sha256(text.encode(errors="replace")).digest())[:12].decode().lower()


def _line(item: Mapping[str, object]) -> str:
    kept = {name: _plain(value) for name, value in item.items() if name not in _MOVES and value is not None}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return {str(name): _plain(inner) for name, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
