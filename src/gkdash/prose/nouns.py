"""What the nouns around a figure name: subjects, a pool of several, a channel of publishing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from gkdash.prose.claims import CASES
from gkdash.prose.lexicon import listed_pattern
from gkdash.prose.roles import role
from gkdash.prose.tokens import Token

_NAMING: Final = role({"subject", "letter", "requests", "generic_inquiry"})
_SIDE_BY_SIDE: Final = role({"subject", "channel", "other_channel", "letter", "generic_inquiry", "queue"})
CHANNEL_KINDS: Final = frozenset({"channel", "other_channel"})
CHANNEL: Final = role(CHANNEL_KINDS)
# `群众来电、来信` came in several ways
_BESIDE_LETTERS: Final = ("来电", "来访", "来函", "咨询", "投诉", "求助")
_SOCIAL: Final = listed_pattern("social_media")
_SOCIAL_NAMES: Final = frozenset({"proactive_wechat", "proactive_new_media", "-"})


def subjects_of(words: Iterable[Token]) -> list[str]:
    """Return the different subjects that words name, in order; a source (`信访平台转来的`) gives way to what it brings."""
    naming = [token for token in words if token.roles & _NAMING]
    if len(naming) < 2:
        return [token.value for token in naming]
    named: list[str] = []
    before = naming[0]
    has_case = any(token.kind == "subject" and token.value in CASES for token in naming)
    for token in naming:
        listed = token.start - before.end == 1 and before.text.endswith(_BESIDE_LETTERS)
        if token.kind == "letter" and named == ["requests"] and not listed:
            named = []
        before = token
        if token.kind in {"letter", "generic_inquiry"} and any(name in CASES for name in named):
            continue
        if token.kind == "requests" and has_case:
            continue
        if token.value not in named:
            named.append(token.value)
    return named


def different(names: list[str]) -> list[str]:
    """Return names in their order, each once."""
    return names if len(names) < 2 else list(dict.fromkeys(names))


def cases_of(words: Iterable[Token]) -> list[str]:
    """Return the different channels of requests that words name outright."""
    return different([token.value for token in words if token.kind == "subject" and token.value in CASES])


def is_pooled(words: Iterable[Token]) -> bool:
    """Tell whether several nouns stand side by side, `市长信箱和县长信箱`, or open a list, `12345等平台`."""
    seen = False
    joined = False
    last: Token | None = None
    for token in words:
        kind = token.kind
        if token.roles & _SIDE_BY_SIDE:
            if seen and joined:
                return True
            seen, joined, last = True, False, token
        elif kind == "conj":
            joined = True
        elif kind == "etc" and last is not None and token.start - last.end <= 3:
            return True
    return False


def channel_of(words: Sequence[Token]) -> str:
    """Return the subject of the channels that words name: one, new media, all of them, `-` for one without a key."""
    naming = [token for token in words if token.roles & CHANNEL]
    if not naming:
        return ""
    named = different([token.value for token in naming])
    if not is_pooled([token for token in words if token.kind != "subject" or token.value in CASES]):
        return named[-1]
    if named == ["-"]:
        return "-"
    if named == ["proactive_website"] and not any(token.kind == "etc" for token in words):
        return named[0]
    real = set(named)
    if real <= _SOCIAL_NAMES:
        if not all(_SOCIAL.search(token.text) for token in naming if token.kind == "other_channel"):
            return "proactive"
        if len(named) > 1:
            return "proactive_new_media"
        return "proactive" if named[0] == "proactive_wechat" else named[0]
    return "proactive_board" if real <= {"proactive_board", "-"} else "proactive"
