"""The page of one agency, for A4 paper: masthead, figures over the years, findings and how to mend them, documents, tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gkdash.charts.anomalies import DOUBT, SIGNS
from gkdash.exports.findings import citation, key_of, mend, places, said, title
from gkdash.exports.offline import form
from gkdash.exports.offline.frame import Frame, page
from gkdash.exports.offline.markup import Child, Html, el, table
from gkdash.exports.offline.model import Base, Dossier
from gkdash.exports.offline.parts import counted, decided, filed, numbered, severity, tiles, unit_type
from gkdash.exports.reading import Record
from gkdash.forms import CellKey
from gkdash.i18n.formats import change, day, figure, moment, size
from gkdash.i18n.words import SEVERITIES, media_type_name
from gkdash.views import filing

MOST_PLACES = 12
"""More places of one finding are counted and not named."""


def agency_page(base: Base, item: Dossier, cells: Mapping[CellKey, Record], root: str | None = "../") -> bytes:
    """Return the page; without a `root` it stands alone, with its style inside."""
    t, agency = base.t, item.agency
    now = item.of(base.year)
    body = (
        el(
            "header",
            el("p", t("政府信息公开工作年度报告 · {year} 年度", year=base.year), cls="kicker"),
            el("h1", agency["name"]),
            el("p", _about(item, base), cls="about"),
            cls="masthead",
        ),
        el("p", _answer(base, item, now), cls="answer"),
        tiles(_figures(base, now, item.of(base.year - 1))),
        el("h2", t("历年")),
        _years(base, item),
        el("h2", t("{year} 年度检查发现（{n}）", year=base.year, n=len(item.own))),
        *_findings(base, item),
        el("h2", t("文件（{n}）", n=len(item.documents))),
        _documents(base, item),
        *_tables(base, now, cells),
    )
    return page(base, Frame(root), str(agency["name"]), el("article", *body, cls="agency"))


def _about(item: Dossier, base: Base) -> str:
    t, row = base.t, item.agency
    told = [unit_type(row["unit_type"], t)]
    if item.parent:
        told.append(t("隶属{name}", name=item.parent))
    told.append(t("在名录内") if row["on_roster"] else t("不在名录内"))
    if row["since"] or row["until"]:
        told.append(t("{since}—{until} 年", since=row["since"] or "…", until=row["until"] or "…"))
    return " · ".join(told)


def _answer(base: Base, item: Dossier, now: Record | None) -> str:
    t, name = base.t, item.agency["name"]
    if now is None:
        return t("{name} {year} 年度没有报告。", name=name, year=base.year)
    sentence = filing.answer_for(base.year, {**now, "agency": name}, base.today, base.language, t)
    if now["report_id"] is None:
        return sentence
    found = _found_count(now)
    told = (
        t("检查发现 {n} 项，其中错误 {errors} 项。", n=found, errors=now["error_count"])
        if found
        else t("检查没有发现问题。")
    )
    return f"{sentence} {told}" if base.language == "en" else f"{sentence}{told}"


def _found_count(row: Record) -> int:
    return int(row["error_count"] + row["review_count"] + row["notice_count"])


def _figures(base: Base, now: Record | None, before: Record | None) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    t = base.t
    names = {
        "new_received": t("本年新收申请"),
        "processed_total": t("办理结果总计"),
        "carried_out": t("结转下年度"),
        "hotline_received": t("热线受理"),
        "proactive_published": t("主动公开信息"),
    }
    for key, name in names.items():
        value = None if now is None else now[key]
        last = None if before is None else before[key]
        if value is None:
            note = t("没有报告") if now is None or now["report_id"] is None else t("没有写明")
        else:
            note = t("无上年数据") if last is None else t("较上年 {change}", change=_change(value - last, base))
        yield name, _figure(value), (note,)
    found = None if now is None else _found_count(now)
    errors = "" if now is None else t("其中错误 {n} 项", n=now["error_count"])
    yield t("检查发现"), _figure(found), (errors,)


def _change(value: float, base: Base) -> str:
    return change(int(value) if float(value).is_integer() else round(value, 1), base.language)  # type: ignore[arg-type]


def _figure(value: float | None) -> str:
    return "—" if value is None else figure(value)


def _years(base: Base, item: Dossier) -> Html:
    t = base.t
    columns = {
        "new_received": t("新收申请"),
        "processed_total": t("办理结果总计"),
        "disclosed": t("公开和部分公开"),
        "carried_out": t("结转下年度"),
        "review_total": t("行政复议"),
        "litigation_total": t("行政诉讼"),
        "hotline_received": t("热线受理"),
        "satisfaction_rate": t("满意率"),
        "proactive_published": t("主动公开信息"),
    }
    head: list[Child] = [
        t("年度"),
        t("报送"),
        *(el("th", name, cls="figure", scope="col") for name in columns.values()),
    ]
    rows = (
        [
            el("th", str(row["year"]), scope="row", cls="now" if row["year"] == base.year else None),
            filed(row, base),
            *(el("td", _cell(row, key), cls="figure") for key in columns),
            el("td", counted(row, t), cls="found"),
        ]
        for row in item.years
    )
    key = t("、").join([*(f"{SIGNS[name]} {t(SEVERITIES[name])}" for name in SEVERITIES), f"{DOUBT} {t('读取存疑')}"])
    return el("div", table([*head, el("th", t("检查发现"), cls="found", scope="col")], rows), el("p", key, cls="basis"))


def _cell(row: Record, key: str) -> str:
    value = row[key]
    return f"{figure(value)}%" if value is not None and key == "satisfaction_rate" else _figure(value)


def _findings(base: Base, item: Dossier) -> Iterator[Html]:
    t = base.t
    now = item.of(base.year)
    if not item.findings:
        text = t("检查没有发现问题。") if now is not None and now["report_id"] else t("没有报告，无从检查。")
        yield el("p", text, cls="quiet")
    for anchor, row in numbered(item):
        told: list[tuple[str, Child]] = [(t("由此引起"), said(other, base.language)) for other in item.following(row)]
        found = places(row, base.language, t)
        if found:
            shown = [el("li", f"{place}{t('：')}", el("b", value)) for place, value in found[:MOST_PLACES]]
            rest = len(found) - MOST_PLACES
            if rest > 0:
                shown.append(el("li", t("另有 {n} 格，见报告。", n=rest)))
            told.append((t("依据"), el("ul", *shown)))
        told += [
            (t("怎样处理"), mend(row["check_id"], base.language)),
            (t("规定"), citation(row["check_id"], base.language)),
        ]
        told.append((t("决定"), decided(item.decided.get(key_of(row)), t)))
        parts = (node for name, value in told if value for node in (el("dt", name), el("dd", value)))
        yield el(
            "section",
            el("h3", severity(row, t), " ", title(row["check_id"], base.language)),
            el("p", said(row, base.language)),
            el("dl", *parts),
            cls="finding",
            id=anchor,
        )


def _documents(base: Base, item: Dossier) -> Html:
    t = base.t
    if not item.documents:
        return el("p", t("还没有这家单位的文件。"), cls="quiet")
    head = (t("年度"), t("版本"), t("文件"), t("落款或公布日期"), t("首次见到"), "SHA-256")
    return table(head, (_document(row, base) for row in item.documents), cls="list documents")


def _document(row: Record, base: Base) -> list[Child]:
    t, language = base.t, base.language
    version = t("第 {n} 版", n=row["revision"] or 1) + (t("（内容相同的副本）") if row["copy_of"] else "")
    kind = f"{t(media_type_name(row['media_type']))} · {size(row['size_bytes'])}"
    return [
        str(row["year"] or t("年度不明")),
        el("td", version, el("small", t("现用") if row["is_current"] else t("不再使用"))),
        el("td", row["file_name"], el("small", kind)),
        day(row["signed_on"] or row["published_on"], language),
        moment(row["first_seen"], language),
        el("td", row["sha256"], cls="hash"),
    ]


def _tables(base: Base, now: Record | None, cells: Mapping[CellKey, Record]) -> Iterator[Html]:
    if now is None or now["report_id"] is None:
        return
    t = base.t
    yield el("h2", t("{year} 年度法定表格", year=base.year))
    yield el(
        "p",
        t("按报告所用的格式列出；{n} 格中 {number} 格读到了数字。", n=now["cell_count"], number=now["number_count"]),
        cls="basis",
    )
    yield from form.tables(now["edition"], cells, base)
