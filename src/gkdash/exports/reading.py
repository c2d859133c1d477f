"""What every export asks the store first: which generation, of when, over whom; rows as plain records without gaps of pandas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeAlias

import pandas as pd

from gkdash.errors import ExportError
from gkdash.i18n.formats import BEIJING, in_beijing
from gkdash.store import Reader, Store

Record: TypeAlias = Mapping[str, Any]

_NAMED = 5


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the figures of an export come from; `notice` is the label of made-up data, empty for real reports."""

    generation: str
    as_of: datetime
    parser_versions: str
    title: str
    notice: str


@dataclass(frozen=True, slots=True)
class Scope:
    """The agency at and under which an export looks; without an id everybody."""

    agency_id: str | None = None
    name: str = ""


def today() -> date:
    """Return the day it is for those who read: a server on another clock would date a briefing before its figures."""
    return datetime.now(BEIJING).date()


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a frame, None where there is no value."""
    plain = frame.astype(object)
    return [
        {str(name): value for name, value in row.items()} for row in plain.where(frame.notna(), None).to_dict("records")
    ]


def origin(store: Store, reader: Reader) -> Origin:
    """Return what an export says of its figures."""
    (row,) = records(reader.query("export_as_of"))
    told = store.metadata()
    notice = str(told.get("notice") or "虚构数据。") if told.get("fictional") else ""
    loaded = pd.Timestamp(row["loaded_at"]).to_pydatetime() if row["loaded_at"] is not None else datetime(1970, 1, 1)  # noqa: DTZ001 - the store keeps UTC without a zone
    as_of = in_beijing(loaded).replace(microsecond=0)
    return Origin(reader.generation, as_of, row["parser_versions"] or "", str(told.get("title") or ""), notice)


def find_scope(reader: Reader, wanted: str | None) -> Scope:
    """Return the agency that an id, a name, an alias or a part of one name means; raise ExportError where none or several."""
    if wanted is None:
        return Scope()
    rows = records(reader.query("agencies"))
    for fits in (
        [row for row in rows if row["agency_id"] == wanted],
        [row for row in rows if row["name"] == wanted],
        [row for row in rows if wanted in list(row["aliases"])],
        [row for row in rows if wanted in row["name"]],
    ):
        if len(fits) == 1:
            return Scope(fits[0]["agency_id"], fits[0]["name"])
        if fits:
            some = "、".join(f"{row['name']}（{row['agency_id']}）" for row in fits[:_NAMED])
            raise ExportError(
                f"“{wanted}”可能指几个单位：{some}。It may mean several agencies: {some}.",
                "请把括号里的编号写在 --scope 后。Give the id in brackets as --scope.",
            )
    raise ExportError(
        f"没有单位“{wanted}”。There is no agency {wanted!r}.",
        "`gkdash roster show` 列出全部单位。`gkdash roster show` lists them.",
    )


def need_year(reader: Reader, year: int) -> None:
    """Raise ExportError where nothing of a report year is loaded."""
    years = sorted(int(row["year"]) for row in records(reader.query("years")))
    if year not in years:
        there = ", ".join(map(str, years))
        raise ExportError(
            f"没有导入 {year} 年度的报告；已导入的年度：{'、'.join(map(str, years)) or '无'}。"
            f"No report on {year} is loaded; years loaded: {there or 'none'}.",
            "请在 --year 后写其中一个。Give one of these as --year.",
        )
