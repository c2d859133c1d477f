"""Sentences of a paragraph, and whether one is worth reading: whether it may hold a figure, or words for none."""

from __future__ import annotations

import re
from typing import Final

from mypy_extensions import i64

from gkdash.prose.characters import (
    ALL,
    DENIES,
    DIGIT,
    DROPPED,
    FOLDS,
    NONE,
    NUMERAL,
    NUMERALS,
    STOP,
    WEIGHED,
    first_with,
    traits_of,
)
from gkdash.prose.lexicon import units
from gkdash.prose.numbers import NUMBERED_BY, ROUNDED_BY, may_follow

# begins with the mark itself, which few places have, and looks back from there
_LATIN_END: Final = re.compile(r"[.．](?<=[^0-9A-Za-z\s].)(?=[^0-9A-Za-z０-９]|$)")
# what a number before a full stop belongs to: `第3.`, `图2.`
_NO_COUNTS: Final = frozenset("第图表件附之是")
_HAN_TWICE: Final = re.compile(r"[一-鿿]{2}|\s*$")
# a figure before a full stop, thousands and all
_LONGEST_COUNT: Final = 9
# a year glued to a figure before it, `不予处理92024年`, begins what follows
_GLUED: Final = re.compile(r"年(?<=\d(?:19|20)\d\d年)")
# no sentence of an office is longer
_LONGEST: Final = 1500
_UNIT: Final = "".join(sorted({unit[0] for unit in units()}))
# a numeral that may be a figure's, with what stands behind it
_COUNTS: Final = re.compile(
    rf"[零〇]|百分之|[{NUMERALS}]{DROPPED}*[{re.escape(_UNIT)}{NUMBERED_BY}]|[万亿]{DROPPED}*[{ROUNDED_BY}]"
)
# digits and numerals that are never a figure: dates, ordinals, 下一步, 一年来
_NO_FIGURE: Final = re.compile(
    rf"(?:19|20)\d{{2}}年|\d{{1,2}}月(?:\d{{1,2}}日)?|(?<=第)(?:\d{{1,20}}|[{NUMERALS}]{{1,16}})|(?<=下)一步|一年"
)
# `热线反映的问题集中于噪音。全年受理1,204件`: what the cases are about, and a figure with no noun of its own
_ABOUT: Final = re.compile(
    "(?:热线|工单|申请|留言|来信|来件|来电|信件|诉求|信箱|信访件|信访事项|提案|建议)"
    "(?:内容|事项|反映|所涉|涉及|主要|集中|大多|大都|大部分|多涉|多为|以[^，。；]{2,20}(?:居多|为主)|以(?!来)|中，|的主题|类型|热点)"
)
_TAKES_UP: Final = re.compile(
    r"\s*(?:(?:全年|年内|本年度?|今年|一年来|(?:19|20)\d{2}年度?)[，,]?)*(?:共计|共|累计|总共|一共|合计)*"
    r"(?:收到|受理|接收|接到|承办|接办|办理|登记|签收|处理|收办)(?:共计|共|约|近|逾|超|了)*\s*[\d０-９一二两三四五六七八九十]"
)
_THAT_ACCOUNT: Final = ("该号", "该账号", "该公众号", "该订阅号", "该服务号", "该网站", "该平台")
# what that may begin with
_TAKING_UP: Final = "全年本今一12共累总合收受接承办登签处"
_CLOSES: Final = re.compile("均|全|悉|皆|都|逐|件件|一一|如数|尽数|通通|一并|无|已")
COUNTS: Final = 2
TELLS: Final = 1
_TELLING: Final = DIGIT | NUMERAL | NONE | ALL
_EXCLAIMS: Final = ord("!")
_EXCLAIMS_WIDE: Final = ord("！")
_WEIGHING: Final = _TELLING | DENIES
_ZERO: Final = ord("零")
_ROUND_ZERO: Final = ord("〇")
_BRACKET: Final = ord("(")
_WIDE_BRACKET: Final = ord("（")
_ITEM_MARKS: Final = ".．、)）"
# 第三, 下一步
_BEFORE_NONE: Final = frozenset("第下")
_CENTURIES: Final[tuple[str, ...]] = ("19", "20")
_YEAR: Final = ord("年")
_MONTH: Final = ord("月")
_NTH: Final = ord("第")
_EMPTY: Final[tuple[str, ...]] = ("不存在", "空白")


def sentences(text: str) -> list[tuple[int, str]]:
    """Return the sentences of a paragraph with their offsets; a Latin full stop between Chinese characters ends one too.

    What runs on without a full stop, as a table dumped as text does, is cut at commas.
    """
    plain = _LATIN_END.sub("。", text) if "." in text or "．" in text else text
    if "." in plain:
        plain = _ended_by_counts(plain)
    found: list[tuple[int, str]] = []
    is_glued = _may_be_glued(plain)
    size = len(plain)
    # most paragraphs have no other end of a sentence than 。
    exclaims = "！" in plain or "？" in plain or "!" in plain or "?" in plain
    start = 0
    while start < size:
        if traits_of(plain, start) & STOP:
            start += 1
            continue
        end = _end(plain, start) if exclaims else plain.find("。", start + 1) + 1 or size
        _add(found, plain, start, end, is_glued=is_glued)
        start = end
    return found


def _ended_by_counts(text: str) -> str:
    """Return the text with each full stop behind a figure as one that ends a sentence: `公示栏 265.政策解读 14篇`.

    The number of an item, a picture or a table is no figure: a figure stands behind a Chinese character.
    """
    at = text.find(".")
    while at >= 0:
        start = at
        while start and at - start < _LONGEST_COUNT and (traits_of(text, start - 1) & DIGIT or text[start - 1] == ","):
            start -= 1
        if start < at and traits_of(text, start) & DIGIT:
            if start and text[start - 1] == " ":
                start -= 1
            before = text[start - 1 : start]
            if "一" <= before <= "鿿" and before not in _NO_COUNTS and _HAN_TWICE.match(text, at + 1):
                text = text[:at] + "。" + text[at + 1 :]
        at = text.find(".", at + 1)
    return text


def _may_be_glued(text: str) -> bool:
    """Tell whether five digits stand right before a 年."""
    at = text.find("年")
    while at >= 0:
        if at > 4 and traits_of(text, at - 1) & DIGIT and traits_of(text, at - 5) & DIGIT:
            return _GLUED.search(text, at) is not None
        at = text.find("年", at + 1)
    return False


def _end(text: str, start: int) -> int:
    """Return where the sentence that begins at `start` ends; what an exclamation names, `三百二十一起！这是…`, belongs to it."""
    at = start
    while True:
        at = first_with(STOP, text, at + 1)
        if at >= len(text):
            return at
        if ord(text[at]) in (_EXCLAIMS, _EXCLAIMS_WIDE) and text.startswith("这是", at + 1):
            continue
        return at + 1


def _add(found: list[tuple[int, str]], text: str, start: int, end: int, *, is_glued: bool) -> None:
    """Add a sentence, or what it is cut into."""
    while end - start > _LONGEST:
        cut = max(text.rfind(mark, start, start + _LONGEST) for mark in "，；、,;")
        stop = cut + 1 if cut > start else start + _LONGEST
        found.append((start, text[start:stop]))
        start = stop
    if is_glued:
        for glued in _GLUED.finditer(text, start, end):
            found.append((start, text[start : glued.start() - 4]))
            start = glued.start() - 4
    sentence = text[start:end]
    if not sentence.isspace():
        found.append((start, sentence))


def may_count(text: str) -> bool:
    """Tell whether a sentence, or one of a paragraph's, may hold a figure or words for none.

    The other sentences, those too with no more than dates and ordinals, only tell what the next is about.
    """
    return weight(text) == COUNTS


def weight(text: str) -> int:
    """Return `COUNTS` where a text may hold a figure or words for none, `TELLS` where it may change what follows, else 0."""
    size: i64 = len(text)
    at = _behind_item(text)
    seen: i64 = DIGIT if at else 0
    while True:
        at = first_with(_WEIGHING, text, at, WEIGHED)
        if at == size:
            return TELLS if seen & _TELLING else 0
        traits = traits_of(text, at, WEIGHED)
        seen |= traits
        if traits & DIGIT:
            at = _behind_digits(text, at)
        elif traits & NUMERAL:
            at = _behind_numerals(text, at)
        elif traits & NONE or (traits & DENIES and text.startswith(_EMPTY, at)):
            return COUNTS
        else:
            at += 1
        if at < 0:
            return COUNTS


def _behind_item(text: str) -> i64:
    """Return where the number of an item at the head ends, `2.协同不够`: most lines on shortcomings have no other figure."""
    start: i64 = 0
    while traits_of(text, start) & FOLDS and text[start].isspace():
        start += 1
    code: i64 = ord(text[start]) if start < len(text) else 0
    if code in (_BRACKET, _WIDE_BRACKET):
        start += 1
    end = start
    while end - start < 2 and traits_of(text, end) & DIGIT:
        end += 1
    if end == start or end == len(text) or text[end] not in _ITEM_MARKS or traits_of(text, end + 1) & DIGIT:
        return 0
    return end + 1


def _behind_digits(text: str, start: i64) -> i64:
    """Return where to look on behind digits that are no figure but a date's or an ordinal's; -1 where they may be one."""
    end: i64 = start + 1
    while traits_of(text, end) & DIGIT:
        end += 1
    behind: i64 = ord(text[end]) if end < len(text) else 0
    if not (start and ord(text[start - 1]) == _NTH):
        if behind not in (_YEAR, _MONTH):
            return -1
        if behind == _YEAR and end - start == 4 and text.startswith(_CENTURIES, start):
            return end + 1
    return _behind_none(text, start)


def _behind_numerals(text: str, start: i64) -> i64:
    """Return where to look on behind a numeral that begins no figure, as in 下一步; -1 where it may begin one."""
    code: i64 = ord(text[start])
    if code not in (_ZERO, _ROUND_ZERO) and not may_follow(text, start + 1):
        return start + 1
    if _COUNTS.match(text, start) is None:
        return start + 1
    may_be_none = (start > 0 and text[start - 1] in _BEFORE_NONE) or text.startswith("一年", start)
    return _behind_none(text, start) if may_be_none else -1


def _behind_none(text: str, start: i64) -> i64:
    passed = _NO_FIGURE.match(text, start)
    return passed.end() if passed is not None else -1


def may_close(sentence: str) -> bool:
    """Tell whether a sentence may say that all was dealt with: `以上诉求均已办结`."""
    return _CLOSES.search(sentence) is not None


def is_about(sentence: str) -> bool:
    """Tell whether a sentence without a figure says what cases were about: `申请内容以征地、拆迁为主`."""
    return _ABOUT.search(sentence) is not None


def is_of_account(sentence: str) -> bool:
    """Tell whether a sentence begins with the account that the one before named: `该号推送稿件400篇`."""
    return sentence.startswith(_THAT_ACCOUNT)


def takes_up(sentence: str) -> bool:
    """Tell whether a sentence begins with a verb and its figure, whose noun is in the sentence before: `全年受理87件`."""
    return (sentence[:1] in _TAKING_UP or sentence[:1].isspace()) and _TAKES_UP.match(sentence) is not None
