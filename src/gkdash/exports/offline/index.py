"""The first page: how the year stands in a sentence, its figures, the calendar of filing, the charts, agencies, findings."""

from __future__ import annotations

from collections.abc import Iterator

from gkdash.charts.filing import SIGNS as STATUS_SIGNS
from gkdash.charts.filing import STATUS_NAMES
from gkdash.exports.briefing.web import figure_html
from gkdash.exports.findings import said, title
from gkdash.exports.offline.frame import Frame, page
from gkdash.exports.offline.markup import Child, Html, el, heading, joined, table
from gkdash.exports.offline.model import County, Dossier
from gkdash.exports.offline.parts import address, counted, filed, numbered, severity, status_sign, tiles, unit_type
from gkdash.exports.reading import Record
from gkdash.i18n.formats import change, day, figure, percent, short_day
from gkdash.views import filing
from gkdash.views.year import facts

MOST_FINDINGS = 60
"""More of the gravest findings stand on the page of findings only."""


def index_page(county: County) -> bytes:
    """Return the page."""
    base, t = county.base, county.base.t
    head = base.name if base.name != base.origin.title else base.origin.title
    sentence = filing.answer(base.year, county.now, county.failed, t)
    basis = filing.basis(base.today, county.deadlines, county.now, base.language, t)
    parts: list[Child] = [
        el(
            "header",
            el("p", t("政府信息公开工作年度报告 · {year} 年度", year=base.year), cls="kicker"),
            el("h1", head),
            cls="masthead",
        ),
        el("p", sentence, cls="answer"),
        el("p", basis, cls="basis"),
        tiles(_tiles(county)),
        tiles(_subjects(county)),
        _contents(county),
        el("h2", t("报送日历"), id="calendar"),
        *_calendar(county),
        el("h2", t("单位（{n}）", n=len(county.dossiers)), id="agencies"),
        _agencies(county),
        el("h2", t("检查发现"), id="findings"),
        *_findings(county),
    ]
    for section in county.briefing.sections:
        parts.append(el("h2", section.heading))
        parts += [Html(figure_html(item, county.briefing)) for item in section.figures]
    return page(base, Frame("", "index"), head, *parts)


def _tiles(county: County) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    t, now = county.base.t, county.now
    for tile in filing.tiles(now, county.before, county.failed, percent(now.filed, now.due), t):
        against = (
            ""
            if tile.before is None
            else t("较上年 {change}", change=change(tile.value - tile.before, county.base.language))
        )
        yield tile.name, figure(tile.value), (tile.note, against)


def _subjects(county: County) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    base = county.base
    for fact in facts(county.subjects, base.year, base.language, base.t):
        yield fact.name, fact.value, (fact.change, fact.note)


def _contents(county: County) -> Html:
    t = county.base.t
    links = [
        ("calendar", t("报送日历")),
        ("agencies", t("单位（{n}）", n=len(county.dossiers))),
        ("findings", t("检查发现")),
    ]
    items = [el("li", el("a", name, href=f"#{key}")) for key, name in links]
    items += [
        el("li", el("a", f"{item.name}{t('：')}{item.chart.title}", href=f"#f{item.number}"))
        for item in county.briefing.figures
    ]
    return el("details", el("summary", t("本页内容")), el("ul", *items), cls="contents")


def _calendar(county: County) -> Iterator[Html]:
    t, grid = county.base.t, county.calendar
    keys = [el("span", status_sign(name, t), cls="key") for name in STATUS_NAMES]
    yield el("p", *keys, el("span", f"· {t('不需报')}", cls="key"), cls="legend")
    head = [t("单位"), *map(str, grid.years)]
    rows: list[Html] = []
    previous: object = ()
    for agency_id, name, kind in grid.agencies:
        if kind != previous:
            rows.append(
                el("tr", el("th", unit_type(kind, t), colspan=len(grid.years) + 1, scope="rowgroup", cls="band"))
            )
            previous = kind
        cells = [_entry(grid.entries.get((agency_id, year)), county) for year in grid.years]
        rows.append(el("tr", el("th", _link(county, agency_id, name), scope="row"), *cells))
    yield el("div", el("table", heading(head), el("tbody", *rows), cls="calendar"), cls="scroll")


def _entry(row: Record | None, county: County) -> Html:
    t = county.base.t
    if row is None:
        return el("td", "·", el("span", t("不需报"), cls="unseen"), cls="none")
    key = filing.status(row, county.base.today)
    late = filing.days_late(row)
    said_ = t(STATUS_NAMES[key]) + (t("（晚 {n} 天）", n=late) if late else "")
    shown = f"+{late}" if late else "" if key in {"missing", "pending"} else short_day(row["filed_on"])
    return el(
        "td",
        el("span", STATUS_SIGNS[key], cls="sign", aria_hidden="true"),
        f" {shown}" if shown else None,
        el("span", f" {said_}", cls="unseen"),
        cls=f"status {key}",
        title=said_,
    )


def _link(county: County, agency_id: str, name: str, anchor: str = "") -> Child:
    """Return the name as a link to the agency's page; as it is where the agency had nothing to file in the year."""
    stem = county.files.get(agency_id)
    return name if stem is None else el("a", name, href=address(stem, anchor))


def _agencies(county: County) -> Html:
    t = county.base.t
    rows = {row["agency_id"]: row for row in county.listed}
    head = (t("单位"), t("类型"), t("状态"), t("报送日期"), t("期限"), t("读到数字的格"), t("检查发现"))
    return table(
        head,
        (_agency(item, rows[item.agency["agency_id"]], county) for item in county.dossiers),
        cls="list agencies",
    )


def _agency(item: Dossier, row: Record, county: County) -> list[Child]:
    base, t = county.base, county.base.t
    now = item.of(base.year)
    cells = row["cell_count"]
    read = (
        t("{share}（{n}/{all}）", share=percent(row["number_count"], cells), n=row["number_count"], all=cells)
        if cells
        else "—"
    )
    outside = None if row["on_roster"] else el("small", t("名录外"))
    return [
        el("th", _link(county, row["agency_id"], row["agency"]), outside, scope="row"),
        unit_type(row["unit_type"], t),
        filed(row, base),
        day(row["filed_on"], base.language),
        day(row["due_on"], base.language),
        el("td", read, cls="figure"),
        counted(now, t) if now is not None else "—",
    ]


def _findings(county: County) -> Iterator[Html]:
    base, t = county.base, county.base.t
    everything = [(item, anchor, row) for item in county.dossiers for anchor, row in numbered(item)]
    grave = [entry for entry in everything if entry[2]["fault"] == "report" and entry[2]["severity"] == "error"]
    yield el(
        "p",
        t("共 {n} 项，其中错误 {errors} 项列在下面；", n=len(everything), errors=len(grave)),
        el("a", t("全部发现"), href="findings.html"),
        t("。"),
    )
    if not grave:
        return
    head = (t("单位"), t("检查"), t("发现"))
    rows = (
        [
            el("td", _link(county, item.agency["agency_id"], item.agency["name"], f"#{anchor}")),
            joined([severity(row, t), " ", title(row["check_id"], base.language)]),
            said(row, base.language),
        ]
        for item, anchor, row in grave[:MOST_FINDINGS]
    )
    yield table(head, rows)
    rest = len(grave) - MOST_FINDINGS
    if rest > 0:
        yield el("p", t("另有 {n} 项错误见全部发现。", n=rest), cls="basis")
