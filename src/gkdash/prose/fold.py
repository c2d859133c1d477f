"""A sentence as it is compared: half-width, without blanks and quotes, each character knowing its place in the text.

Quotes and blanks stand in the middle of names and numbers (`“12345”热线`, `1 , 286件`, `受理 12345 热线`). They are left
out, but never so that two numbers become one: between digits a quote stays as a bar.
"""

from __future__ import annotations

import re
from typing import Final, final

from mypy_extensions import mypyc_attr

from gkdash.prose.characters import BECOMES, DIGIT, DROPPED, FOLD, FOLDS, has_any, table, traits_in, traits_of

_DROPPED: Final = re.compile(f"{DROPPED}+")
# each begins with the mark itself, which few places have, and looks back from there
_LATIN: Final = re.compile(r",(?:(?<![0-9],)|(?![0-9])|(?=[0-9]{1,2}(?![0-9])|[0-9]{4}))")
_WIDE_NUMBER: Final = re.compile(
    r"[，．](?:(?<=[０-９].)(?=[０-９])|(?<=，)(?=\d{3}(?!\d))(?:(?<=(?<![\d,，.])\d，)|(?<=(?<![\d,，.])\d\d，)|(?<=(?<![\d,，.])\d\d\d，)))"
)
_FOLDED: Final = re.compile(f"[{re.escape(BECOMES)}]")
_BECOMES: Final = table({1: BECOMES})


# the name of an account may hold a subject's word: “某某信访发布”微信公众号
_ACCOUNT: Final = re.compile(
    r"[“「‘『][^”」’』]{1,16}[”」’』](?=(?:官方|政务)?(?:微信|公众号|微博|抖音|视频号|头条|订阅号|服务号|快手|客户端|App|APP))"
    r"|[“「‘『](?<=公众号.|视频号.|订阅号.|抖音号.|头条号.|微信号.|服务号.)[^”」’』]{1,16}[”」’』]"
)


BLACK: Final = "〓"
"""What each character of an account's name is compared as."""
_ASKED: Final = re.compile("问政|理政|留言|信箱")


@final
@mypyc_attr(acyclic=True)
class Folded:
    """The compared text, and the offsets of its characters in the report's text; None where nothing was left out."""

    __slots__ = ("offset", "places", "text")

    def __init__(self, text: str, offset: int, places: list[int] | None) -> None:
        self.text = text
        self.offset = offset
        self.places = places

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the report's text of a stretch of the compared text."""
        if self.places is None:
            return self.offset + start, self.offset + end
        return self.places[start], self.places[end - 1] + 1


def fold(text: str, offset: int) -> Folded:
    """Return `text`, which stands at `offset`, as it is compared."""
    plain = text
    places: list[int] | None = None
    if has_any(FOLDS, text):
        plain, places = _narrowed(text, offset)
    elif _may_part_thousands(text):
        plain = _WIDE_NUMBER.sub(",", text)
    if "," in plain:
        plain = _LATIN.sub("，", plain)
    if ";" in plain or ":" in plain:
        plain = plain.replace(";", "；").replace(":", "：")
    return Folded(plain, offset, places)


def _may_part_thousands(text: str) -> bool:
    """Tell whether a Chinese comma stands between digits: `1，286件`."""
    at = text.find("，")
    while at >= 0:
        if at and traits_of(text, at + 1) & DIGIT and traits_of(text, at - 1) & DIGIT:
            return True
        at = text.find("，", at + 1)
    return False


def _narrowed(text: str, offset: int) -> tuple[str, list[int] | None]:
    """Return the text half-width, without blanks and quotes, and each character's place."""
    if "”" in text or "」" in text or "’" in text or "』" in text:
        text = _ACCOUNT.sub(_account, text)
    if "．" in text or "，" in text:
        text = _WIDE_NUMBER.sub(lambda match: "," if match.group() == "，" else ".", text)
    if "”“" in text:
        text = text.replace("”“", "、“")  # “院长信箱”“意见箱”两个渠道
    plain = _FOLDED.sub(_folded, text) if traits_in(text, _BECOMES) else text
    found = _DROPPED.search(plain)
    if found is None:
        return plain, None
    return _drop(plain, offset, found)


def _account(match: re.Match[str]) -> str:
    """Black out the name of an account, unless messages come by it: `在“某某问政”客户端回应建议`."""
    name = match.group()
    return name if _ASKED.search(name) else "“" + BLACK * (len(name) - 2) + "”"


def _folded(match: re.Match[str]) -> str:
    return match.group().translate(FOLD)


def _drop(text: str, offset: int, found: re.Match[str] | None) -> tuple[str, list[int]]:
    """Leave out blanks and quotes; between two digits a quote becomes a bar, a blank before three digits a comma."""
    pieces: list[str] = []
    places: list[int] = []
    at = 0
    while found:
        start, end = found.span()
        pieces.append(text[at:start])
        places.extend(range(offset + at, offset + start))
        before, after = text[start - 1 : start], text[end : end + 1]
        if before.isdigit() and after.isdigit():
            blank = not found.group().strip()
            thousands = blank and re.match(r"\d{3}(?!\d)", text[end:])
            pieces.append("," if thousands and not _is_whole_number(pieces) else "|")
            places.append(offset + start)
        at = end
        found = _DROPPED.search(text, at)
    pieces.append(text[at:])
    places.extend(range(offset + at, offset + len(text)))
    return "".join(pieces), places


def _is_whole_number(pieces: list[str]) -> bool:
    """Tell whether what stands before a blank cannot be the thousands of a number: a year, the hotline's number."""
    digits = re.search(r"\d+$", "".join(pieces[-2:]))
    return digits is not None and len(digits.group()) > 3
