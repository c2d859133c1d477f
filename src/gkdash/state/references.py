"""Short references printed under the figures of a briefing, and what each stands for: a view, its parameters, a generation."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select

from gkdash.state.database import Database
from gkdash.state.tables import reference

LETTERS = 8
"""Forty bits: among a million references two of the same code are met once in two, so a clash takes a letter more."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What a code stands for."""

    code: str
    view: str
    parameters: Mapping[str, str]
    generation: str
    title: str
    made_at: datetime


def refer(database: Database, view: str, parameters: Mapping[str, str], generation: str, title: str) -> str:
    """Keep what a figure shows and return its code; the same figure of the same generation has the same code."""
    return refer_all(database, [(view, parameters, title)], generation)[0]


def refer_all(database: Database, figures: Sequence[tuple[str, Mapping[str, str], str]], generation: str) -> list[str]:
    """Keep several figures (view, parameters, title) at once and return their codes in the same order."""
    with database.writing() as connection:
        return [_kept(connection, view, parameters, generation, title) for view, parameters, title in figures]


def _kept(connection: Connection, view: str, parameters: Mapping[str, str], generation: str, title: str) -> str:
    told = json.dumps(dict(sorted(parameters.items())), ensure_ascii=False)
    digest = hashlib.sha256(f"{view}\n{told}\n{generation}".encode()).digest()
    whole = base64.b32encode(digest).decode()
    for length in range(LETTERS, 20):
        code = whole[:length]
        row = connection.execute(select(reference).where(reference.c.code == code)).first()
        if row is None:
            connection.execute(
                insert(reference).values(
                    code=code,
                    view=view,
                    parameters=told,
                    generation=generation,
                    title=title,
                    made_at=datetime.now(UTC).replace(tzinfo=None),
                )
            )
            return code
        if (row.view, row.parameters, row.generation) == (view, told, generation):
            return code
    raise AssertionError("a hash of 100 bits met another")


def resolve(database: Database, code: str) -> Reference | None:
    """Return what a code stands for, however it is spaced and written; None where nobody knows it."""
    if not database.is_there:
        return None
    wanted = "".join(code.split()).replace("-", "").upper()
    with database.reading() as connection:
        row = connection.execute(select(reference).where(reference.c.code == wanted)).first()
    if row is None:
        return None
    return Reference(
        row.code, row.view, json.loads(row.parameters), row.generation, row.title, row.made_at.replace(tzinfo=UTC)
    )
