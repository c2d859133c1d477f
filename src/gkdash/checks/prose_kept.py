"""What came of a report's prose, as the store keeps it between runs, and back again; which checks it holds for.

The rows are for `store/schema/0005_prose_outcome.sql`; when one still holds is said by `prose_known.sql`. It judges nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import pyarrow as pa

from gkdash import PARSER_VERSION, __version__
from gkdash.checks.text import TextCheck
from gkdash.checks.text_work import Looked
from gkdash.records import Finding

_SOURCES = ("agencies", "checks", "forms", "metrics", "prose")
"""The parts of the package that checks of the prose are made of; what they import besides is data structures."""
_SCHEMA = pa.schema(
    [
        ("report_id", pa.string()),
        ("previous_id", pa.string()),
        ("basis", pa.string()),
        ("outcomes", pa.string()),
        ("findings", pa.string()),
        ("clauses", pa.binary()),
    ]
)


def version(texts: Sequence[TextCheck]) -> str:
    """Return a hash over these checks and all that they are made of; what was kept under another one is of no use."""
    told = (__version__, PARSER_VERSION, sources(), [item.check for item in texts])
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]


@lru_cache(maxsize=1)
def sources() -> str:
    """Return a hash over the files that checks are made of."""
    digest = hashlib.sha256()
    for name in _SOURCES:
        for path, item in _files(files("gkdash") / name, name):
            digest.update(path.encode())
            digest.update(item.read_bytes())
    return digest.hexdigest()


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir():
            if item.name != "__pycache__":
                yield from _files(item, f"{path}/{item.name}")
        else:
            yield f"{path}/{item.name}", item


def row(looked: Looked, previous_id: str | None, basis: str) -> dict[str, Any]:
    """Return what came of a report as a row, with what its prose was examined beside."""
    return {
        "report_id": looked.report_id,
        "previous_id": previous_id,
        "basis": basis,
        "outcomes": looked.outcomes,
        "findings": json.dumps([_listed(item) for item in looked.findings], ensure_ascii=False)
        if looked.findings
        else None,
        "clauses": looked.clauses,
    }


def rows(found: Sequence[dict[str, Any]]) -> pa.Table:
    """Return such rows as columns."""
    return pa.Table.from_pylist(list(found), _SCHEMA)


def looked(
    report_id: str, agency_id: str, year: int | None, outcomes: str, findings: str | None, clauses: bytes | None
) -> Looked:
    """Return what came of a report, from its row."""
    told = tuple(_finding(*item) for item in json.loads(findings)) if findings else ()
    return Looked(report_id, agency_id, year, outcomes, told, clauses)


def _listed(item: Finding) -> list[Any]:
    evidence, params = [dict(piece) for piece in item.evidence], dict(item.params)
    return [item.check, item.severity, item.message, evidence, item.fault, params, item.follows]


def _finding(
    check: str,
    severity: str,
    message: str,
    evidence: list[dict[str, Any]],
    fault: str,
    params: dict[str, Any],
    follows: str,
) -> Finding:
    return Finding(check, severity, message, tuple(evidence), fault, params, follows)
