"""Named SQL resources of this package; text is loaded as it stands and never put together from pieces."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from gkdash.errors import StoreError


@cache
def query(name: str) -> str:
    """Return the text of `queries/<name>.sql`; raise StoreError where there is none of that name."""
    return _text("queries", name)


@cache
def statement(name: str) -> str:
    """Return the text of `statements/<name>.sql`, which the writer runs."""
    return _text("statements", name)


@cache
def schema() -> tuple[tuple[str, str], ...]:
    """Return (name, text) of every file of the schema, in the order in which they apply."""
    folder = files(__package__) / "schema"
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".sql"))
    return tuple((name, (folder / name).read_text(encoding="utf-8")) for name in names)


def names() -> tuple[str, ...]:
    """Return the names of all queries."""
    return tuple(
        sorted(
            item.name.removesuffix(".sql")
            for item in (files(__package__) / "queries").iterdir()
            if item.name.endswith(".sql")
        )
    )


@cache
def examples() -> tuple[tuple[str, str, str], ...]:
    """Return (Chinese, English, text) of every example of a question that people may put, in order."""
    folder = files(__package__) / "examples"
    found = []
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.name.endswith(".sql"):
            head, _, text = item.read_text(encoding="utf-8").partition("\n")
            zh, _, en = head.removeprefix("-- ").partition(" ||| ")
            found.append((zh, en, text.strip()))
    return tuple(found)


def _text(folder: str, name: str) -> str:
    resource = files(__package__) / folder / f"{name}.sql"
    if not name.isidentifier() or not resource.is_file():
        raise StoreError(f"没有名为“{name}”的查询。There is no query named {name!r}.")
    return resource.read_text(encoding="utf-8")
