"""How each style of an official document looks by GB/T 9704, and which fonts may stand in for which; data only."""

from __future__ import annotations

from dataclasses import dataclass

SONG_TITLE = "方正小标宋简体"
FANGSONG = "仿宋_GB2312"
HEI = "黑体"
KAI = "楷体_GB2312"
SONG = "宋体"
LATIN = "Times New Roman"

STAND_INS = {
    SONG_TITLE: "方正小标宋_GBK,华文中宋,STZhongsong,Noto Serif CJK SC",
    FANGSONG: "仿宋,FangSong,华文仿宋,STFangsong,Noto Serif CJK SC",
    KAI: "楷体,KaiTi,华文楷体,STKaiti,Noto Serif CJK SC",
    HEI: "SimHei,Noto Sans CJK SC",
    SONG: "SimSun,Noto Serif CJK SC",
}
"""Names a word processor may use where a font is not installed, in this order."""

MARGINS_MM = {"top": 37, "right": 26, "bottom": 35, "left": 28}
"""A text area of 156 by 225 mm."""
PAGE_MM = (210, 297)
TEXT_WIDTH_MM = 156
FOOTER_MM = 28
"""From the page's edge to the foot of the number, which stands 7 mm below the text."""


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph style: font, size in points, exact line pitch in points (0 for single), indent of the first line in characters."""

    font: str
    size: float
    pitch: float = 28
    indent: float = 0
    align: str = "both"
    bold: bool = False
    before: float = 0
    after: float = 0
    keep_next: bool = False
    outline: int | None = None


LOOKS = {
    "Normal": Look(FANGSONG, 16),
    "Title": Look(SONG_TITLE, 22, 34, align="center", before=14, after=22, keep_next=True),
    "Heading 1": Look(HEI, 16, indent=2, keep_next=True, outline=0),
    "Heading 2": Look(KAI, 16, indent=2, keep_next=True, outline=1),
    "Heading 3": Look(FANGSONG, 16, indent=2, bold=True, keep_next=True, outline=2),
    "公文正文": Look(FANGSONG, 16, indent=2),
    "公文主送": Look(FANGSONG, 16, align="left"),
    "公文落款": Look(FANGSONG, 16, align="right"),
    "公文标签": Look(HEI, 12, 20, align="center"),
    "公文表题": Look(HEI, 12, 22, align="center", before=6, keep_next=True),
    "公文表头": Look(HEI, 9, 0, align="center"),
    "公文表格": Look(FANGSONG, 9, 0, align="left"),
    "公文表数": Look(FANGSONG, 9, 0, align="center"),
    "公文附注": Look(FANGSONG, 10.5, 16),
}
"""By the name of the style. A template that has one of these names keeps its own look."""
