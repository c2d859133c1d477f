"""What somebody put aside for a briefing: views with their parameters, in an order, each with a remark.

A view is kept by what it shows, not as a picture: it is drawn anew from the data there is when the briefing is made.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row, func, insert, select, update

from gkdash.errors import StateError
from gkdash.state.database import Database
from gkdash.state.tables import basket_item

NOTE_LENGTH = 4000
LIMIT = 60
"""Most views in one basket; a briefing of more is no briefing."""


@dataclass(frozen=True, slots=True)
class Item:
    """One view put aside."""

    id: int
    view: str
    parameters: Mapping[str, str]
    title: str
    note: str
    added_at: datetime


class Basket:
    """The basket of one owner; an empty name is everybody's on a server without sign-in."""

    def __init__(self, database: Database, owner: str = "") -> None:
        self.database = database
        self.owner = owner

    def items(self) -> list[Item]:
        """Return what is in the basket, in order."""
        if not self.database.is_there:
            return []
        wanted = select(basket_item).where(*self._mine()).order_by(basket_item.c.position, basket_item.c.id)
        with self.database.reading() as connection:
            return [_item(row) for row in connection.execute(wanted)]

    def add(self, view: str, parameters: Mapping[str, str], title: str) -> Item:
        """Put a view at the end; one that is there already stays where it is. Raises StateError where the basket is full."""
        told = json.dumps(dict(sorted(parameters.items())), ensure_ascii=False)
        with self.database.writing() as connection:
            row = connection.execute(
                select(basket_item).where(*self._mine(), basket_item.c.view == view, basket_item.c.parameters == told)
            ).first()
            if row is not None:
                return _item(row)
            count, last = connection.execute(
                select(func.count(), func.max(basket_item.c.position)).where(*self._mine())
            ).one()
            if count >= LIMIT:
                raise StateError(
                    f"简报中已有 {LIMIT} 幅图。The basket holds {LIMIT} views already.",
                    "请取出一些，或先生成简报。Take some out, or make the briefing.",
                )
            made = connection.execute(
                insert(basket_item)
                .values(
                    owner=self.owner,
                    view=view,
                    parameters=told,
                    title=title,
                    note="",
                    position=(last or 0) + 1,
                    added_at=_now(),
                )
                .returning(basket_item)
            ).one()
            return _item(made)

    def remove(self, item_id: int) -> None:
        """Take a view out; nothing happens where it is not in."""
        with self.database.writing() as connection:
            connection.execute(
                update(basket_item).where(*self._mine(), basket_item.c.id == item_id).values(removed_at=_now())
            )

    def clear(self) -> None:
        """Take all views out."""
        with self.database.writing() as connection:
            connection.execute(update(basket_item).where(*self._mine()).values(removed_at=_now()))

    def annotate(self, item_id: int, note: str) -> None:
        """Set the words that go with a view. Raises StateError where they are too long."""
        if len(note) > NOTE_LENGTH:
            raise StateError(
                f"说明至多 {NOTE_LENGTH} 字。A remark has at most {NOTE_LENGTH} characters.", "请缩短。Shorten it."
            )
        with self.database.writing() as connection:
            connection.execute(
                update(basket_item).where(*self._mine(), basket_item.c.id == item_id).values(note=note.strip())
            )

    def arrange(self, order: list[int]) -> None:
        """Put the views into this order of ids; those not named stay behind them in their own order."""
        with self.database.writing() as connection:
            rows = connection.execute(
                select(basket_item.c.id).where(*self._mine()).order_by(basket_item.c.position, basket_item.c.id)
            ).fetchall()
            there = [row.id for row in rows]
            wanted = [*(key for key in order if key in there), *(key for key in there if key not in order)]
            for position, key in enumerate(wanted, start=1):
                connection.execute(update(basket_item).where(basket_item.c.id == key).values(position=position))

    def _mine(self) -> tuple[Any, ...]:
        return basket_item.c.owner == self.owner, basket_item.c.removed_at.is_(None)


def _item(row: Row[Any]) -> Item:
    return Item(row.id, row.view, json.loads(row.parameters), row.title, row.note, row.added_at.replace(tzinfo=UTC))


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
