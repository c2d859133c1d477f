"""Names of files and folders as they come in from agencies: some tell agency and year, some tell nothing."""

from __future__ import annotations

from gkdash.demo.dice import Dice
from gkdash.demo.model import ReportTruth

_FOLDERS = {
    "government": "县政府",
    "office": "县政府",
    "department": "县直部门",
    "town": "乡镇街道",
    "subdistrict": "乡镇街道",
    "authorised": "其他单位",
    "vertical": "其他单位",
}
_STEMS = (
    "{title}",
    "{title}",
    "{title}",
    "{name}{year}年政府信息公开工作年度报告",
    "{year}年{name}政府信息公开年报",
    "{name}{year}年年报（定稿）",
    "附件：{name}{year}年度报告",
    "{name}-{year}-最终版2",
)
_PAGES = ("art_{number}", "t{next}0121_{number}", "content_{number}", "{title}")


def folder_name(report: ReportTruth) -> str:
    """Return the folder of a report: its year and the kind of agency."""
    return f"{report.year}年/{_FOLDERS[report.unit_type]}"


def file_name(report: ReportTruth, form: str, dice: Dice, mark: str) -> tuple[str, str]:
    """Return stem and extension; a page is sometimes saved as `.doc`, as is a new Word file."""
    patterns = _PAGES if form == "html" else _STEMS
    # a correction is told by its mark, so it must bear the name of what it corrects
    stem = dice.pick("stem", patterns).format(
        title=report.title,
        name=report.short_name,
        year=report.year,
        next=report.year + 1,
        number=dice.integer("number", 100_000, 9_999_999),
    )
    extension = form
    if form in {"html", "docx"} and dice.chance("extension", 0.03):
        extension = "doc"
    elif form == "html" and dice.chance("extension", 0.3):
        extension = "htm"
    return stem + mark, extension
