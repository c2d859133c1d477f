"""What a Word reader counts while it reads one document: cells against the limit, nesting, and everything left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from gkdash.documents import Address, Note
from gkdash.readers.docx_package import damaged, too_large
from gkdash.readers.word_grid import Repairs
from gkdash.settings import Limits

_DEEPEST = 60
_PAGE_NUMBER = re.compile(r"[\s\d第页頁共/／|.,，、\-－—–―─·~～]+")


def says_more_than_a_page_number(text: str) -> bool:
    """Tell whether a header or footer holds anything that is lost with it."""
    return bool(_PAGE_NUMBER.sub("", text))


@dataclass(slots=True)
class Tally:
    """The counts of one document; `part` is the package part being walked."""

    limits: Limits
    part: str
    repairs: Repairs = field(default_factory=Repairs)
    cells: int = 0
    depth: int = 0
    deletions: int = 0
    comments: int = 0
    hidden: int = 0
    hidden_rows: int = 0
    hidden_text: str = ""
    struck: int = 0
    objects: int = 0
    foreign: list[str] = field(default_factory=list)

    def enter(self) -> None:
        """Count one level of nesting (cell, text box, control)."""
        self.depth += 1
        if self.depth > _DEEPEST:
            message = "表格或控件的嵌套层数过深。"
            raise damaged(message)

    def count_pages(self, breaks: int) -> None:
        """Check the number of page breaks against the limit."""
        if breaks >= self.limits.pages:
            message = f"文档超过 {self.limits.pages} 页。"
            raise too_large(message)

    def count_cells(self, count: int) -> None:
        """Count table cells against the limit."""
        self.cells += count
        if self.cells > self.limits.cells:
            message = f"表格单元格超过 {self.limits.cells} 个。"
            raise too_large(message)

    def hide(self, text: str) -> None:
        """Remember hidden text that is left out."""
        if text.strip():
            self.hidden += 1
            self.hidden_text = self.hidden_text or text.strip()[:40]

    def strike(self, text: str) -> None:
        """Count text that is struck through and so left out."""
        self.struck += bool(text.strip())

    def notes(self) -> list[Note]:
        """Return a note for each kind of thing that was left out."""
        at = Address(part=self.part)
        found = [
            (self.deletions, "tracked_deletions", f"修订中已删除的内容 {self.deletions} 处未读入。"),
            (self.struck, "struck_text_dropped", f"带删除线的文字 {self.struck} 处未读入。"),
            (self.hidden, "hidden_text", f"隐藏文字 {self.hidden} 处未读入：{self.hidden_text}"),
            (self.hidden_rows, "hidden_rows_dropped", f"隐藏的表格行 {self.hidden_rows} 行未读入。"),
            (self.comments, "comments", f"批注 {self.comments} 条未读入。"),
            (self.objects, "embedded_object", f"嵌入的对象 {self.objects} 个未读取。"),
        ]
        notes = [Note(code, message, at) for count, code, message in found if count]
        notes.extend(Note("foreign_part", f"嵌入的其他文件未读入：{name or '未知'}", at) for name in self.foreign)
        return notes
