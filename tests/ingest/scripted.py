"""Files whose outcome is written in them, and a parser that does as they say, so that loading is tested without reading.

agency: 佳县财政局        year: 2024        applications/new_received/total: 3
signed: 2025-01-21        error: damaged    document: a.txt   (begins the next document of an archive)
claim: hotline_12345.received 88 受理热线88件
"""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Iterable
from datetime import date
from pathlib import Path

from gkdash.errors import ErrorCode
from gkdash.records import Parsed
from gkdash.settings import Limits, Settings
from tests.store.reports import claim, parsed, report

SETTINGS = Settings(store="", workers=1, language="zh", limits=Limits())


def parse(paths: Iterable[Path], *, workers: int, limits: Limits) -> Generator[tuple[Path, list[Parsed]], None, None]:
    for path in paths:
        yield path, list(outcomes(path))


def outcomes(path: Path) -> Generator[Parsed, None, None]:
    text = path.read_text(encoding="utf-8")
    if "document:" not in text:
        yield outcome(path, "", text, path.read_bytes())
        return
    for part in text.split("document:")[1:]:
        name, _, body = part.partition("\n")
        yield outcome(path, name.strip(), body, body.encode())


def outcome(path: Path, member: str, text: str, data: bytes) -> Parsed:
    told = dict(line.split(": ", 1) for line in text.splitlines() if ": " in line)
    if "error" in told:
        result: object = ErrorCode(told["error"])
    else:
        figures = {tuple(key.split("/")): float(value) for key, value in told.items() if key.count("/") == 2}
        claimed = [line.split(" ", 3)[1:] for line in text.splitlines() if line.startswith("claim: ")]
        prose = "一、总体情况\n" + "".join(f"{words}。" for _, _, words in claimed)
        result = report(
            told.get("agency"),
            int(told["year"]) if "year" in told else None,
            figures,
            signed_on=date.fromisoformat(told["signed"]) if "signed" in told else None,
            text=prose,
            claims=tuple(claim(prose, words, key, float(value)) for key, value, words in claimed),
        )
    item = parsed(result, str(path), member=member, content=data.decode())
    assert item.sha256 == hashlib.sha256(data).hexdigest()
    return item


def write(path: Path, *lines: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
