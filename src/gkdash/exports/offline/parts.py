"""Small parts that several pages have: how an agency stands, how grave a finding is, where a finding leads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import quote

from gkdash.charts.anomalies import DOUBT, SIGNS
from gkdash.charts.filing import SIGNS as STATUS_SIGNS
from gkdash.charts.filing import STATUS_NAMES
from gkdash.exports.offline.markup import Child, Html, el
from gkdash.exports.offline.model import Base, Dossier
from gkdash.exports.reading import Record
from gkdash.i18n import Translate
from gkdash.i18n.words import FINDING_DECISIONS, FINDING_SIGNS, SEVERITIES, UNIT_TYPES, UNKNOWN_TYPE
from gkdash.state import Decided
from gkdash.views.filing import days_late, status

FOLDER = "agencies"


def address(stem: str, anchor: str = "", *, root: str = "") -> str:
    """Return the address of an agency's page from a page at `root`, whatever characters its file has in its name."""
    return f"{root}{FOLDER}/{quote(stem)}.html{anchor}"


def unit_type(key: str | None, t: Translate) -> str:
    """Return what a type of unit is called."""
    return t(UNIT_TYPES.get(key or "", UNKNOWN_TYPE))


def status_sign(key: str, t: Translate, extra: str = "") -> Html:
    """Return the sign and name of a status."""
    sign = el("span", STATUS_SIGNS[key], cls="sign", aria_hidden="true")
    return el("span", sign, t(STATUS_NAMES[key]) + extra, cls=f"status {key}")


def filed(row: Record, base: Base) -> Html:
    """Return how an agency filed for a year."""
    late = days_late(row)
    return status_sign(status(row, base.today), base.t, base.t("（晚 {n} 天）", n=late) if late else "")


def severity(row: Record, t: Translate) -> Html:
    """Return how grave a finding is; a doubt of the reader is none of the agency's."""
    if row["fault"] == "parser":
        return el("span", f"{DOUBT} {t('读取存疑')}", cls="severity doubt")
    return el("span", f"{SIGNS[row['severity']]} {t(SEVERITIES[row['severity']])}", cls=f"severity {row['severity']}")


def counted(row: Record, t: Translate) -> Html:
    """Return the findings of a year by gravity."""
    told = [(name, SIGNS[name], t(SEVERITIES[name]), row[f"{name}_count"]) for name in SEVERITIES]
    told.append(("doubt", DOUBT, t("读取存疑"), row["doubt_count"]))
    parts = [
        el("span", f"{sign}{n}", el("span", f" {name}", cls="unseen"), cls=f"count {key}", title=f"{name} {n}")
        for key, sign, name, n in told
        if n
    ]
    if parts:
        return el("span", *parts, cls="counts")
    return el("span", t("没有发现") if row["report_id"] else "—", cls="quiet")


def decided(found: Decided | None, t: Translate) -> Child:
    """Return what was decided on a finding; by whom stays with the office."""
    if found is None:
        return None
    name = found.decision.value
    reason = f"{t('：')}{found.reason}" if found.reason else ""
    return f"{FINDING_SIGNS[name]} {t(FINDING_DECISIONS[name])}{reason}"


def tiles(figures: Iterable[tuple[str, str, Sequence[str]]]) -> Html:
    """Return figures with their name above and remarks below."""
    return el(
        "div",
        *(
            el(
                "div",
                el("div", name, cls="name"),
                el("div", value, cls="value"),
                *(el("div", note, cls="note") for note in notes if note),
                cls="tile",
            )
            for name, value, notes in figures
        ),
        cls="tiles",
    )


def anchor(number: int) -> str:
    """Return the name of a finding on its agency's page; findings are counted from 1."""
    return f"n{number}"


def numbered(item: Dossier) -> list[tuple[str, Record]]:
    """Return the findings of an agency with the names they have on its page."""
    return [(anchor(number), row) for number, row in enumerate(item.own, 1)]
