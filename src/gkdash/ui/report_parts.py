"""The parts of the report page as nodes: masthead, prose, revisions, warnings; knows no Streamlit and no store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from gkdash.charts.filing import STATUS_NAMES
from gkdash.charts.reading import STATE_NAMES
from gkdash.forms import Edition
from gkdash.i18n import Translate
from gkdash.i18n.formats import day, figure, folder, in_order, moment, size
from gkdash.i18n.reading import REMARKS, UNKNOWN_REMARK, said_of_cell, said_of_warning
from gkdash.i18n.translate import SOURCE
from gkdash.i18n.words import MAIN_PARTS, MATCHES, UNIT_TYPES, UNKNOWN_TYPE, media_type_name
from gkdash.ui.nodes import Child, Node, div, el, link, span, table
from gkdash.ui.overview_parts import scrolled, status_sign
from gkdash.ui.report import named
from gkdash.ui.stored import CHINESE, in_words
from gkdash.views.filing import days_late, status

Record = Mapping[str, Any]


def masthead(info: Record, entry: Record, edition: Edition, today: date, language: str, t: Translate) -> Node:
    """Return title and particulars of a report: whose, which year and form, when, from which file."""
    late = days_late(entry)
    stands = status_sign(status(entry, today), t, t("（晚 {n} 天）", n=late) if late else "")
    kind = t(UNIT_TYPES.get(info["unit_type"] or "", UNKNOWN_TYPE))
    matched = t(MATCHES.get(info["match"] or "", MATCHES["unknown"]))
    media = t(media_type_name(info["media_type"]))
    signature = (
        ""
        if info["agency_name"] == info["agency"]
        else t("文中署名：{name}", name=info["agency_name"] or t("（未写明）"))
    )
    year = t("{year} 年度", year=info["year"]) if info["year"] is not None else t("年度不明")
    signed, published = (day(info[name], language) for name in ("signed_on", "published_on"))
    facts = [
        _fact(t("单位"), info["agency"], f"{kind} · {matched}", signature),
        _fact(t("年度与格式"), year, edition.title, edition.instrument),
        _fact(
            t("报送"),
            stands,
            t("期限 {day}", day=day(info["due_on"], language)),
            t("落款 {signed} · 公布 {published}", signed=signed, published=published),
        ),
        _fact(
            t("文件"),
            _file_name(info),
            f"{media} · {size(info['size_bytes'])}",
            t("首次见到 {moment}", moment=moment(info["first_seen"], language)),
            f"SHA-256 {info['sha256'][:16]}",
        ),
    ]
    return div("masthead", el("h2", info["title"] or t("（没有标题）")), el("dl", *facts, cls="facts"))


def _fact(name: str, value: Child, *under: str) -> Node:
    return div("fact", el("dt", name), el("dd", value, *(el("small", line) for line in under if line)))


def _file_name(info: Record) -> str:
    return f"{info['source'].rsplit('/', 1)[-1]} › {info['file_name']}" if info["member"] else str(info["file_name"])


def _two(first: Child, second: str) -> Node:
    return span("", first, el("small", second))


def superseded(agency_id: str, year: int, t: Translate) -> Node:
    """Return the notice over a version that is no longer the current one."""
    return div(
        "banner", t("这不是现用版本。"), link(t("查看现用版本"), "report", agency=agency_id, year=year), role="note"
    )


def versions(rows: Sequence[Record], shown: str, agency_id: str, year: int, language: str, t: Translate) -> Node:
    """Return the documents of this agency and year, the current one marked, each a link to itself."""
    lines: list[list[Child]] = []
    for row in rows:
        name = t("第 {n} 版", n=row["revision"] or 1) + (t("（内容相同的副本）") if row["copy_of"] else "")
        version = None if row["is_current"] else row["report_id"]
        here = t("正在查看") if row["report_id"] == shown else ""
        lines.append(
            [
                _two(link(name, "report", agency=agency_id, year=year, version=version), here),
                t("现用") if row["is_current"] else "",
                _two(row["file_name"], folder(row["source"])),
                _two(day(row["signed_on"] or row["published_on"], language), moment(row["first_seen"], language)),
                el("td", str(row["difference_count"]) if (row["revision"] or 1) > 1 else "—", cls="figure"),
                el("td", row["sha256"][:16], cls="hash"),
            ]
        )
    differing = el("th", t("与前一版不同的格"), cls="figure", scope="col")
    return scrolled(
        "versions", table([t("版本"), t("状态"), t("文件"), t("日期 / 首次见到"), differing, "SHA-256"], lines)
    )


def differences(rows: Sequence[Record], edition: Edition, language: str, t: Translate) -> Node:
    """Return cell by cell what changed between versions, side by side."""
    if not rows:
        return el("p", t("各版本的数字没有差别。"), cls="quiet")
    return scrolled(
        "differences",
        table(
            [t("版本"), t("表格"), t("行"), t("列"), t("前一版"), t("这一版")],
            (_difference(row, edition, language, t) for row in rows),
        ),
    )


def _difference(row: Record, edition: Edition, language: str, t: Translate) -> list[Child]:
    key = f"{row['table_key']}.{row['row_key']}.{row['column_key']}"
    place = named(edition, key)
    parts = (place.table, place.row, place.column) if place else ()
    names = [_term(part.label, part.english, language) for part in parts] or key.split(".")
    values = (_value(row, when, t) for when in ("before", "after"))
    return [t("第 {n} 版", n=row["revision"]), *names, *values]


def _term(label: str, english: str, language: str) -> Child:
    """Return a statutory term: in Chinese, and on a page that is not, its gloss beneath."""
    if language == SOURCE or not english:
        return label
    return el("td", span("term", label, lang=CHINESE), span("gloss", english))


def _value(row: Record, when: str, t: Translate) -> Node:
    value, state, raw = row[f"value_{when}"], row[f"state_{when}"], row[f"raw_{when}"]
    if value is not None:
        return el("td", el("b", figure(value)), cls=f"side {when}")
    if state is None:
        return el("td", t("（格式中没有此格）"), cls=f"side {when}")
    return el("td", t(STATE_NAMES[state]), el("small", raw) if raw else None, cls=f"side {when}")


def places(rows: Sequence[Record], language: str, t: Translate) -> Node:
    """Return every place where the document was found."""
    lines: Iterable[list[Child]] = (
        [_two(row["source"], row["member"]), moment(row["first_seen"], language)] for row in rows
    )
    return scrolled("places", table([t("来源路径"), t("首次见到")], lines))


def warnings(rows: Sequence[Record], doubts: Sequence[Record], edition: Edition, language: str, t: Translate) -> Node:
    """Return doubts and losses in reading: of the document, and of single cells; never a fault of the agency."""
    if not rows and not doubts:
        return el("p", t("读取没有遇到疑问。"), cls="quiet")
    lines: list[list[Child]] = [
        [
            t(REMARKS.get(row["code"], UNKNOWN_REMARK).name),
            _place(row, t),
            el("td", *in_words(said_of_warning(row["code"], row["message"], language))),
        ]
        for row in rows
    ]
    for row in doubts:
        place = named(edition, f"{row['table_key']}.{row['row_key']}.{row['column_key']}")
        name = place.title(language) if place else row["row_key"]
        said = (
            in_words(said_of_cell(row["state"], row["doubt"], language))
            if row["doubt"]
            else [t("原文：{raw}", raw=row["raw"] or "")]
        )
        kind = REMARKS["cell_doubtful" if row["doubt"] else "cell_unreadable"]
        lines.append([t(kind.name), name, el("td", *said)])
    note = el("p", t("这些是读取方面的疑问，不算单位的差错。"), cls="basis")
    return div("block", note, scrolled("warnings", table([t("种类"), t("位置"), t("说明")], lines)))


def _place(row: Record, t: Translate) -> str:
    told = [
        "" if row["part"] in MAIN_PARTS else row["part"] or "",
        t("第 {page} 页", page=row["page"]) if row["page"] is not None else "",
    ]
    return t("，").join(part for part in told if part) or t("全文")


def other_years(years: Sequence[int | None], agency: str, t: Translate) -> list[Node]:
    """Return the years for which an agency has a report, as links; nothing where there is none."""
    links: list[Child] = [
        part
        for year in years
        if year is not None
        for part in (t("、"), link(str(year), "report", agency=agency, year=year))
    ]
    return [el("p", t("有报告的年度："), *links[1:])] if links else []


def chooser(rows: Sequence[Record], year: int, today: date, t: Translate, page: str = "report") -> Node:
    """Return the agencies of a year to choose from, by type of unit, each leading to its `page`."""
    groups: dict[str | None, list[Record]] = {}
    for row in rows:
        groups.setdefault(row["unit_type"], []).append(row)
    order = [*UNIT_TYPES, None]
    blocks = []
    for kind in sorted(groups, key=lambda kind: order.index(kind) if kind in order else len(order)):
        items = (
            el("li", link(row["agency"], page, agency=row["agency_id"], year=year), _remark(row, today, t))
            for row in sorted(groups[kind], key=lambda row: in_order(row["agency"]))
        )
        blocks.append(div("group", el("h4", t(UNIT_TYPES.get(kind or "", UNKNOWN_TYPE))), el("ul", *items)))
    return div(
        "chooser",
        el("h2", t("请选择要查看的单位")),
        el("p", t("{year} 年度", year=year), cls="basis"),
        div("groups", *blocks),
    )


def _remark(row: Record, today: date, t: Translate) -> Node | None:
    key = status(row, today) if row["on_roster"] else ""
    return span("quiet", " " + t(STATUS_NAMES[key])) if key in {"missing", "late", "pending"} else None
