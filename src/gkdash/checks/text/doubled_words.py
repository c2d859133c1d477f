"""A word written twice (工作工作) or marks piled up; words that repeat rightly, and compounds, are left alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TypeAlias

import numpy as np

from gkdash.checks.model import Check, Dossier, Severity, Texts, Verdict
from gkdash.checks.reading.prose import Prose, prose_of
from gkdash.checks.reading.say import excerpt, finding, verdict, words

CHECK = Check(
    id="doubled_words",
    severity=Severity.NOTICE,
    title=Texts("文字重复或标点叠用", "Doubled words or marks"),
    explanation=Texts(
        "同一词语连写两遍（“工作工作”），或标点叠用（“。。”“，。”）。“研究研究”等叠词和“信息公开公开栏”等复合词不算。",
        "A word stands twice in a row, or marks are piled up. Words that may be repeated and compounds do not count.",
    ),
    citation="",
    needs=Texts("正文", "The prose"),
    mend=Texts("删去多余的字或标点。", "Delete what is superfluous."),
)

_Place: TypeAlias = tuple[int, int, int]
"""Start and end of what is doubled, and how far it goes on repeating: what stands many times is told once."""

_LONGEST = 8
_LOOKED_BEHIND = 4
"""So many characters behind a doubled word decide whether it may be one."""
_FIRST_LETTER = 0x4E00
_HAN = re.compile(r"[一-鿿]+")
_REPEATABLE = frozenset(
    [
        "研究",
        "讨论",
        "商量",
        "学习",
        "考虑",
        "了解",
        "交流",
        "沟通",
        "整理",
        "调查",
        "比较",
        "教育",
        "教训",
        "锻炼",
        "休息",
        "意思",
        "一个",
        "一件",
        "一条",
        "一项",
        "一步",
        "一户",
        "一次",
        "一天",
        "一年",
        "一村",
        "一家",
        "一点",
        "逐个",
        "很多",
        "许多",
        "非常",
        "多次",
        "多少",
        "三三",
        "两两",
        "来回",
        "日复",
        "年复",
        "一遍",
        "反复",
        "谢谢",
        "哈哈",
        "各个",
        "层层",
        "处处",
        "事事",
        "人人",
        "时时",
        "常常",
        "往往",
        "种种",
        "户户",
        "家家",
        "天天",
        "年年",
        "件件",
        "条条",
    ]
)
_COMPOUND_AFTER = re.compile(
    r"栏|日|目录|指南|条例|平台|专栏|专区|方式|办|工作|内容|人员|组|机制|站|中心|大厅|指引|标准|制度|部门|事项|体系|对象|单位|规划|项目|质量|能力|信息|年报|网|员|者|法|局|厅|处|科|室|所|队|系统|规范|流程|清单|资料|文件|材料|窗口|热线|渠道|环境|水平|效能|情况(?!下)"
)
_STRONG_AFTER = re.compile(r"[，。；、：！？\n]|$|的(?!确)|取得|得到|有序|扎实|稳步|不断|年度|方面|时(?!限)|中|以来")
_MARKS = frozenset(
    ("，，", "。。", "、、", "；；", "：：", "，。", "、。", "；。", "。，", "。、", "。；", "，、", "、，")
)
_MARK_CODES = tuple(ord(mark) for mark in "，。、；：")
_POSSESSIVE = re.compile(r"(?<![目有标])的的(?![确士])")


def examine(dossier: Dossier) -> Verdict:
    """Compare the text with itself shifted by 2 to 8 characters, then look for piled up marks."""
    prose = prose_of(dossier.report)
    places = sorted({*_doubled(prose), *_marks(prose)})
    return verdict(
        finding(CHECK, _message(prose, start, end), [words(prose, start, end)]) for start, end in _apart(places)
    )


def _doubled(prose: Prose) -> Iterator[_Place]:
    text = prose.text[prose.start : prose.end]
    for length, first, last in _repeating(prose):
        for at in _tellings(first, last, length):
            word = text[at : at + length]
            if text[at + length : at + 2 * length] == word and _wrong(text, at, word):
                yield prose.start + at, prose.start + at + 2 * length, prose.start + last + 2 * length


def _repeating(prose: Prose) -> Iterator[tuple[int, int, int]]:
    """Yield for every stretch that repeats itself the length of what is repeated, and the first and last place of a pair."""
    codes = prose.codes
    if len(codes) <= 2 * _LONGEST:
        return
    padded = np.concatenate((codes, np.zeros(_LONGEST, dtype=np.uint16)))
    # row n holds the text shifted by n + 2 characters
    shifted = np.lib.stride_tricks.as_strided(
        padded[2:], (_LONGEST - 1, len(codes)), padded.strides * 2, writeable=False
    )
    same = shifted == codes
    same &= codes >= _FIRST_LETTER
    twos = np.flatnonzero(same[:, :-1] & same[:, 1:])
    breaks = np.flatnonzero(np.diff(twos) > 1)
    begins = twos[np.concatenate(([0], breaks + 1))] if len(twos) else twos
    ends = twos[np.concatenate((breaks, [len(twos) - 1]))] if len(twos) else twos
    for begin, end in zip(begins.tolist(), ends.tolist(), strict=True):
        row, first = divmod(begin, len(codes) - 1)
        last = first + end - begin - row
        if last >= first:
            yield row + 2, first, last


def _tellings(first: int, last: int, length: int) -> Iterable[int]:
    """Return the places to look at in a stretch: in a long one (其中其中其中…) all between are like those at its start."""
    if last - first < length + _LOOKED_BEHIND:
        return range(first, last + 1)
    return (*range(first, first + length), *range(last - _LOOKED_BEHIND + 1, last + 1))


def _wrong(text: str, at: int, word: str) -> bool:
    """Tell whether a word that stands twice ought to stand once."""
    if not _HAN.fullmatch(word) or word in _REPEATABLE or word[:1] == word[1:2] == word[-1:]:
        return False
    after = text[at + 2 * len(word) : at + 2 * len(word) + _LOOKED_BEHIND]
    if len(word) == 2:
        return bool(_STRONG_AFTER.match(after)) and not _COMPOUND_AFTER.match(after)
    if len(set(word)) == 1 or word[0] == "一":
        return False
    return len(word) >= 4 or not _COMPOUND_AFTER.match(after)


def _marks(prose: Prose) -> Iterator[_Place]:
    is_mark = np.zeros(len(prose.codes), dtype=np.bool_)
    for code in _MARK_CODES:
        is_mark |= prose.codes == code
    last = -2
    for place in np.flatnonzero(is_mark[:-1] & is_mark[1:]).tolist():
        at = prose.start + place
        if prose.text[at : at + 2] in _MARKS:
            if place > last + 1:  # a pile of many marks is told once
                yield at, at + 2, at + 2
            last = place
    if "的的" in prose.text:
        for found in _POSSESSIVE.finditer(prose.text, prose.start, prose.end):
            yield found.start(), found.end(), found.end()


def _apart(places: list[_Place]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    told = 0
    for start, end, reach in places:
        if start >= told:
            found.append((start, end))
            told = reach
    return found


def _message(prose: Prose, start: int, end: int) -> Texts:
    doubled, around = prose.whole[start:end].strip(), excerpt(prose.whole[max(0, start - 8) : end + 8])
    return Texts(f"“{around}”中的“{doubled}”重复。", f"“{doubled}” in “{around}” is doubled.")
