"""One letter (函) to one agency: polite, plain, what the figures say and nothing about why; in Chinese, as the office writes."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path

from gkdash.exports.findings import citation, mend, places, title
from gkdash.exports.letters.gather import Letter, Letters
from gkdash.exports.letters.outcomes import Outcome
from gkdash.exports.letters.select import Item
from gkdash.exports.word import Paper
from gkdash.i18n import translator
from gkdash.i18n.formats import day
from gkdash.i18n.punctuation import nested

PLACE_HEAD = ("位置", "报告所填")
_MOST_PLACES = 40
_UNDATED = "　　　　年　　月　　日"
_UNSIGNED = "（发函单位）"


@dataclass(frozen=True, slots=True)
class Frame:
    """What an office adds: who writes, by when to answer, its template."""

    sender: str = ""
    reply_by: date | None = None
    template: Path | None = None


def letter_docx(letter: Letter, of: Letters, frame: Frame) -> bytes:
    """Return the letter; raise ExportError for a template that is no .docx."""
    paper = Paper(frame.template)
    name = f"关于核实更正{of.year}年政府信息公开工作年度报告的函"
    if of.origin.notice:
        paper.label(of.origin.notice)
    paper.title(name)
    paper.addressee(str(letter.agency["agency"]))
    for sentence in _opening(letter, of):
        paper.body(sentence)
    errors = [item for item in letter.items if item.is_error]
    others = [item for item in letter.items if not item.is_error]
    if errors:
        paper.heading(1, "请予更正的事项")
        for item in errors:
            _item(paper, item, letter)
    if others:
        paper.heading(1, "请予核实的事项")
        for item in others:
            _item(paper, item, letter)
    paper.heading(1, "反馈要求")
    for sentence in _closing(letter, frame, has_errors=bool(errors)):
        paper.body(sentence)
    paper.body("感谢贵单位的支持与配合。")
    paper.body("此函。")
    paper.signature("", frame.sender or _UNSIGNED, _UNDATED)
    return paper.finish(f"{name}（{letter.agency['agency']}）", of.origin.as_of)


def request(check_id: str) -> str:
    """Return what is asked of the agency: how to mend it, in words meant for the agency."""
    return _requests().get(check_id) or mend(check_id)


@cache
def _requests() -> dict[str, str]:
    return tomllib.loads((files(__package__) / "requests.toml").read_text(encoding="utf-8"))


def _opening(letter: Letter, of: Letters) -> Iterator[str]:
    year, agency = of.year, letter.agency
    basis = "根据《中华人民共和国政府信息公开条例》第四十七条、第四十九条、第五十条，我们对各单位"
    if agency["report_id"] is None:
        yield f"{basis}{year}年度政府信息公开工作年度报告的报送情况进行了核对。截至{day(of.origin.as_of.date(), 'zh')}，我们没有收到贵单位的报告，现将有关事项函告如下。"
        return
    version = f"，第{int(agency['revision'])}次报送" if agency["revision"] and agency["revision"] > 1 else ""
    yield (
        f"{basis}{year}年度政府信息公开工作年度报告进行了核对。贵单位的报告（{agency['file_name']}{version}）中有{len(letter.items)}项需要贵单位核对，现函告如下。"
    )
    mended = sum(item.outcome is Outcome.MENDED for item in letter.followed)
    still = sum(item.outcome in {Outcome.OPEN, Outcome.CHANGED} for item in letter.followed)
    if letter.followed:
        yield f"此前函告的{len(letter.followed)}项中，{mended}项已经更正，{still}项仍需核实，一并列在下面。"


def _item(paper: Paper, item: Item, letter: Letter) -> None:
    row = item.row
    again = "" if letter.is_new(item) else "（此前已函告）"
    paper.heading(2, f"{title(row['check_id'])}{again}")
    paper.body(_sentence(nested(str(row["message"]))))
    for other in item.follows:
        paper.body(f"由此引起：{_sentence(nested(str(other['message'])))}")
    found = places(row, "zh", translator("zh"))
    if found:
        paper.table(PLACE_HEAD, _shortened(found), (100, 56))
    paper.body(f"处理建议：{request(row['check_id'])}")
    if basis := citation(row["check_id"]):
        paper.body(f"依据：{basis}。")


def _shortened(found: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    rest = len(found) - _MOST_PLACES
    return [*found[:_MOST_PLACES], *([(f"另有{rest}处", "见报告")] if rest > 0 else [])]


def _closing(letter: Letter, frame: Frame, *, has_errors: bool) -> Iterator[str]:
    when = f"于{day(frame.reply_by, 'zh')}前" if frame.reply_by else "在收到本函之日起10个工作日内"
    if letter.agency["report_id"] is None:
        yield f"请{when}报送并公布报告；已经报送的，请告知报送时间和方式。"
    elif has_errors:
        yield f"请{when}核对原始台账，报送更正后的报告并重新公布；经核实无误的，请书面说明情况。"
    else:
        yield f"请{when}核对原始台账，书面说明情况；数字确需更正的，请报送更正后的报告并重新公布。"
    yield "以上所列只说明报告中的数字和文字，不代表对工作本身的评价。如对所列内容有不同意见，请随时与我们联系。"


def _sentence(text: str) -> str:
    """Return a sentence with its full stop."""
    return text if text.endswith(("。", "！", "？")) else f"{text}。"
