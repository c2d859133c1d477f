"""A compared sentence as tokens: words of the lexicon, numbers, marks of punctuation and years, in order.

Tokens do not overlap. What a figure means is decided later; here only stretches are named.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from gkdash.prose.lexicon import lexicon
from gkdash.prose.numbers import Number, masks, numbers

_MARKS = {"，": ",", "；": ";", "：": ":", "(": "(", ")": ")", "[": "(", "]": ")", "。": ".", "《": "《", "》": "》", "—": ","}
_MARK = re.compile("[，；：()\\[\\]。]|——+")
_YEAR = re.compile(r"(?:19|20)\d{2}(?=年)")
_TITLE = re.compile(r"《[^》]{0,60}》")
_NUMERAL = re.compile("[0-9零一二两三四五六七八九十百千万亿几]")
_HOTLINE = re.compile(r"(?<!\d)96\d{3,4}(?!\d|件|条|个|次|万|人|元|起|宗|余|多|%)")
_NEXT_YEAR = re.compile(r"(?:结转|转入|顺延|延续|转至|转到|顺延至|结转至|结转到|延至|转|结转入)(?:到|至|入|由)?((?:19|20)\d{2})年度?(?:继续)?(?:办理|处理|答复)?")
_CUMULATIVE = re.compile(r"(?:自|从)?(?:19|20)\d{2}年.{0,16}?(?:以来|至今|迄今)|(?<!\d)\d{1,2}(?:多|余)?年(?:多)?来")
_PERIOD = re.compile(
    r"(?:自)?(?:(?:19|20)\d{2}年)?(?:1月1日|1月|年初)(?:起)?[至到—~-]+(?:(?:19|20)\d{2}年|当年|同年)?(?:12月31日|12月底|12月|年底)(?:止|期间)?|1[-—~至]12月份?"
    r"|(?:截至|截止)(?:到|至)?(?:(?:19|20)\d{2}年)?(?:度)?(?:12月31日|12月底|12月|年底|年末|底|末)"
)
_MONTHS = re.compile(r"(?:[1-9]|1[0-2])(?:月)?[至—~-](?:[1-9]|1[0-2])月(?:份)?|(?<!\d)(?:[1-9]|1[0-2])月(?:份|中旬|上旬|下旬)?(?!\d|底|末|前|1日|份前|[^，。；]{0,6}(?:后|起|开通|上线|成立|组建))")


class Token(NamedTuple):
    """A stretch of the compared sentence: `kind` as in the lexicon, or `number`, `year`, `mark`; `value` goes with it."""

    start: int
    end: int
    kind: str
    value: str
    text: str
    number: Number | None = None


def tokens(text: str, year: int | None) -> list[Token]:
    """Return the tokens of a compared sentence; `year` is the year reported on."""
    found: list[Token] = []
    taken = [match.span() for match in _TITLE.finditer(text)] if "《" in text else []
    found += [Token(start, end, "title", "", text[start:end]) for start, end in taken]
    if "年" in text and year is not None and ("转" in text or "延" in text):
        for match in _NEXT_YEAR.finditer(text):
            if int(match[1]) == year + 1:
                taken.append(match.span())
                found.append(Token(*match.span(), "carried", "carried_out", match.group()))
    if "年" in text or "月" in text:
        taken += _times(text, taken, found)
    words = lexicon().words
    numerals: list[tuple[int, int]] = []
    for index, start, end in lexicon().find(text):
        word = words[index]
        if _inside(start, end, taken):
            continue
        if word.text[0].isdigit() and (_is_digit(text, start - 1) or (word.text.isdigit() and _is_digit(text, end))):
            continue
        if word.text == "收" and not _is_digit(text, end):
            continue
        if _NUMERAL.search(word.text):
            numerals.append((start, end))
        found.append(Token(start, end, word.kind, word.value, word.text))
    if "96" in text:
        for match in _HOTLINE.finditer(text):
            numerals.append(match.span())
            found.append(Token(*match.span(), "subject", "hotline_other", match.group()))
    blocked = sorted([*taken, *numerals, *masks(text)])
    every = [Token(item.start, item.end, "number", item.kind, "", item) for item in numbers(text, year, blocked)]
    counted = [token for token in every if not _is_measure(token, text)]
    if every:
        found = [token for token in found if not any(token.start < item.end and item.start < token.end for item in every)]
    found += counted
    found += [Token(*match.span(), "mark", _MARKS[match.group()[0]], match.group()) for match in _MARK.finditer(text)]
    found.sort(key=lambda token: token[0])
    return _bodies(_joined(_beaten(found), text), text)


_BODY = re.compile(
    r"(?:^|[，；。：、)（(])(?:其中|此外|同时|另外|另|年内|全年|本年度|今年|\d{4}年[度，]?)?"
    r"((?:省|市|州|县|区|旗)[一-鿿]{1,14}?(?:局|委|办公室|公开办|中心|院|厅|社|总工会|联合会|大队|支队|集团|委员会|协会|馆|公司|分局|管委会))(?![一-鿿]{0,3}(?:系统|平台|网站))"
)


def _beaten(found: list[Token]) -> list[Token]:
    """Leave out issues before items and batches before people: `365期1,940条` counts items, `83批214人次` people."""
    kept: list[Token] = []
    for index, token in enumerate(found):
        number = token.number
        if number is not None and number.unit in {"期", "批", "批次", "期次"}:
            rest = [other for other in found[index + 1 : index + 4] if other.text not in {"、", "共", "，"} and other.kind not in {"about", "at_least_pre"}]
            other = rest[0].number if rest and rest[0].start - token.end <= 3 else None
            if other is not None and (
                (number.unit.startswith("期") and other.unit in {"条", "篇", "件", "份", "条次", "篇次"})
                or (number.unit.startswith("批") and other.unit in {"人", "人次", "名", "余人"})
            ):
                kept.append(Token(token.start, token.end, "beaten", "", token.text))
                continue
        kept.append(token)
    return kept


def _bodies(found: list[Token], text: str) -> list[Token]:
    """Name the body a clause begins with, `县供销社`: what follows is its own."""
    bodies = [match.span(1) for match in _BODY.finditer(text)]
    if not bodies:
        return found
    added = [Token(start, start + 1, "own", "", text[start:end]) for start, end in bodies if not any(token.kind in {"own", "own_government", "area"} and token.start == start for token in found)]
    return sorted([*found, *added], key=lambda token: token[0]) if added else found


def _joined(found: list[Token], text: str) -> list[Token]:
    """Join what the lexicon sees in two: a hotline's number and name, a mailbox and the word before it."""
    joined: list[Token] = []
    for token in found:
        last = joined[-1] if joined else None
        if last is not None and token.kind == "subject" and last.kind == "subject" and token.start - last.end <= 4:
            bare = token.text.startswith("热线") or token.value == "hotline_other"
            if last.value in {"hotline_other", "hotline_12345"} and last.text[0].isdigit() and bare and "、" not in text[last.end : token.start] and (token.start == last.end or last.value == "hotline_other"):
                joined[-1] = last._replace(end=token.end, text=text[last.start : token.end])
                continue
            if token.start == last.end and token.value == "leader_mailbox" and last.value == "public_inquiry":
                joined[-1] = token._replace(start=last.start, text=text[last.start : token.end])
                continue
        if (
            last is not None and token.kind == "mark" and token.value == ")" and last.value == "hotline_other"
            and len(joined) > 1 and joined[-2].value == "(" and last.text[0].isdigit()
        ):
            del joined[-2]
            continue
        joined.append(token)
    return joined


def _times(text: str, taken: list[tuple[int, int]], found: list[Token]) -> list[tuple[int, int]]:
    """Name the stretches that say when: whole years, parts of years, since when."""
    added: list[tuple[int, int]] = []
    for pattern, kind in ((_PERIOD, "whole_year"), (_CUMULATIVE, "cumulative"), (_MONTHS, "part_year"), (_YEAR, "year")):
        for match in pattern.finditer(text):
            start, end = match.span()
            if _inside(start, end, taken) or _inside(start, end, added):
                continue
            added.append((start, end))
            found.append(Token(start, end, kind, match.group() if kind == "year" else "", match.group()))
    return added


_BODIES = re.compile(r"[一-鿿]{0,4}(?:单位|部门|机构|企业|岗位|乡镇|街道|社区|村|科室|栏目|专栏)")
_CONTACT = re.compile(r"(?:电话|热线|传真|邮编|号码|专线|拨打|编码)[（(：:为是|]*$")
_MEASURES = frozenset({"time", "ordinal", "han:time"})


def _is_measure(token: Token, text: str) -> bool:
    """Tell whether a number counts nothing: a duration, an ordinal, `三个渠道` behind a list."""
    number = token.number
    if number is None or number.kind in _MEASURES:
        return True
    spelled = not number.digits and number.kind not in {"percent", "tenths"}
    if number.kind == "bare" and len(number.digits) >= 4 and _CONTACT.search(text[max(0, token.start - 6) : token.start]):
        return True
    if number.kind == "bare" and number.digits in {"110", "119", "120", "122", "114", "100"} and "一" <= text[token.end : token.end + 1] <= "鿿":
        return True
    if spelled and number.value == 1 and text[max(0, token.start - 2) : token.start].endswith(("最高", "每", "单", "最多", "前")):
        return True
    if spelled and number.kind == "foreign":
        return True
    if number.unit in {"个", "家", "名"} and _BODIES.match(text, token.end):
        return True
    small = number.value <= 20 and not number.hedge and spelled
    following = text[token.end : token.end + 1]
    return small and number.unit in {"个", "类", "项", "种", "大类", "条"} and "一" <= following <= "鿿" and following not in "均已全也都"


def _inside(start: int, end: int, stretches: list[tuple[int, int]]) -> bool:
    return any(begin < end and start < stop for begin, stop in stretches)


def _is_digit(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isdigit()
