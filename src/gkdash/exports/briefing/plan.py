"""Which views a briefing has when nobody chose: twelve by name, of those that this version has."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from gkdash.exports.briefing.model import Plan, Wanted
from gkdash.exports.reading import Scope
from gkdash.i18n import mark
from gkdash.state import Item
from gkdash.views import Selection, all_views

DEFAULT = (
    "overview.progress",
    "overview.types",
    "hotline.channels",
    "hotline.load",
    "satisfaction.trend",
    "satisfaction.funnel",
    "applications.flow",
    "applications.years",
    "applications.disclosure_years",
    "proactive.documents",
    "anomalies.checks",
    "anomalies.zeros",
)

HEADINGS = {
    "overview": mark("报送情况"),
    "hotline": mark("热线与诉求"),
    "satisfaction": mark("群众满意率"),
    "applications": mark("依申请公开"),
    "proactive": mark("主动公开"),
    "anomalies": mark("检查发现"),
    "agency": mark("单位情况"),
    "compare": mark("单位比较"),
}
"""What the part of a page is called; of another page, the other figures."""
OTHERS = mark("其他内容")


def default_plan(year: int, scope: Scope, **told: str) -> Plan:
    """Return the plan of the default briefing; `told` are title, recipient and sender."""
    address = Selection(scope.agency_id, year).address
    return Plan(tuple(Wanted(name, address) for name in default_views()), year, scope.name, **told)


def default_views() -> tuple[str, ...]:
    """Return the views of the default briefing that this version has."""
    there = all_views()
    return tuple(name for name in DEFAULT if name in there)


def basket_plan(items: Iterable[Item], year: int, scope_name: str, **told: str) -> Plan:
    """Return the plan of what somebody put aside, with their words."""
    return Plan(tuple(Wanted(item.view, item.parameters, item.note) for item in items), year, scope_name, **told)


def templates(store: Path, own: Path | None = None) -> dict[str, Path]:
    """Return the templates by format: those an office keeps with its store (`templates/briefing.docx`), and before them its `own`."""
    kept = {form: store / "templates" / f"briefing.{form}" for form in ("docx", "pptx")}
    found = {form: path for form, path in kept.items() if path.is_file()}
    return found if own is None else {**found, own.suffix.lower().removeprefix("."): own}
