"""Faults of the prose planted in a sound report one at a time, beyond those of the demonstration county."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from gkdash.bench.planted import Planting, Reports, number, with_cells
from gkdash.demo.model import ReportTruth, TruthIndicator

_Rewrite = Callable[[ReportTruth], ReportTruth]


def _report(rewrite: _Rewrite) -> Callable[[Reports, str, int], None]:
    def plant(reports: Reports, agency: str, year: int) -> None:
        reports[agency, year] = rewrite(reports[agency, year])

    return plant


def _said(text: str, *claims: TruthIndicator) -> _Rewrite:
    """Return a rewriting that adds a paragraph to chapter one, with what it states; {year} and {before} are filled in."""

    def rewrite(report: ReportTruth) -> ReportTruth:
        more = text.format(year=report.year, before=report.year - 1)
        first, *rest = report.sections
        said = replace(first, paragraphs=(*first.paragraphs, more))
        return replace(report, sections=(said, *rest), indicators=(*report.indicators, *claims))

    return rewrite


def _preface(text: str) -> _Rewrite:
    return lambda report: replace(report, preface=(text.format(year=report.year),))


def _chapter(key: str, *paragraphs: str) -> _Rewrite:
    """Return a rewriting that puts other paragraphs in a chapter."""

    def rewrite(report: ReportTruth) -> ReportTruth:
        sections = tuple(replace(part, paragraphs=paragraphs) if part.key == key else part for part in report.sections)
        return replace(report, sections=sections)

    return rewrite


def _problems_again(reports: Reports, agency: str, year: int) -> None:
    before = next(part for part in reports[agency, year - 1].sections if part.key == "problems")
    newer = [
        text.replace(f"{year}年", f"{year + 1}年").replace(f"{year - 1}年", f"{year}年") for text in before.paragraphs
    ]
    reports[agency, year] = _chapter("problems", *newer)(reports[agency, year])


def _many_applications(reports: Reports, agency: str, year: int) -> None:
    report = _chapter("other", "无其他需要报告的事项。")(reports[agency, year])
    more = [
        ("applications", row, column)
        for row in ("new_received", "granted", "processed_total")
        for column in ("natural_person", "total")
    ]
    reports[agency, year] = with_cells(report, {key: number(report, *key) + 200 for key in more})


def _claim(key: str, value: float, unit: str, evidence: str) -> TruthIndicator:
    return TruthIndicator(key, value, unit, "exact", "own", "year", evidence)


WORDS: tuple[Planting, ...] = (
    Planting("wrong_citation", "the notice of 2019", _report(_preface("本报告根据国办公开办函〔2019〕60号编制。"))),
    Planting(
        "period_not_full_year",
        "eleven months",
        _report(_preface("本报告数据的统计期限为{year}年1月1日至11月30日。")),
    ),
    Planting("section_count_mismatch", "seven parts", _report(_preface("本报告由七个部分组成。"))),
    Planting("empty_problems_section", "no problems", _report(_chapter("problems", "无。"))),
    Planting("problems_copied_from_last_year", "last year's problems", _problems_again),
    Planting(
        "fee_not_mentioned",
        "two hundred applications more and nothing on the fee",
        _many_applications,
        frozenset({"text_table_mismatch", "year_on_year_jump", "rollup_mismatch"}),
    ),
    Planting("doubled_words", "a word twice", _report(_said("各项工作工作扎实推进。"))),
    Planting("damaged_text", "lost measure words", _report(_said("其中予以公开45件，无法提供27不予处理3件。"))),
    Planting("hedged_exact_number", "223余条", _report(_said("全年报送信息223余条。"))),
    Planting("share_mismatch", "a share of nothing", _report(_said("共发放手册805份，其中窗口发放258份，占33.9%。"))),
    Planting("pre2019_sections", "an old heading", _report(_said("四、政府信息公开的收费及减免情况"))),
    Planting("personal_data", "an identity number", _report(_said("申请人身份证号为11010519491231002X。"))),
    Planting(
        "growth_mismatch",
        "growth of another count",
        _report(
            _said(
                "编印简报120期，比{before}年（100期）增长50%。",
                _claim("press_conference.held", 120, "期", "编印简报120期"),
            )
        ),
    ),
    Planting(
        "rate_against_counts",
        "everything answered, half of it open",
        _report(
            _said(
                "主任信箱来信32封，回复15封，回复率100%。",
                _claim("leader_mailbox.received", 32, "封", "主任信箱来信32封"),
                _claim("leader_mailbox.closed", 15, "封", "回复15封"),
                _claim("leader_mailbox.reply_rate", 100, "%", "回复率100%"),
            )
        ),
    ),
)
