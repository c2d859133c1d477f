"""How findings are told on a terminal: for an agency's own clerk in plain words, for a supervisor by agency, or as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from gkdash.checks.model import Check, Severity
from gkdash.checks.registry import check
from gkdash.checks.spoken import cited, said
from gkdash.cli.check_store import Line
from gkdash.i18n import translate
from gkdash.i18n.reading import Told, said_of_failure
from gkdash.ingest.jsonl import evidence_of
from gkdash.records import Finding, Parsed

_ORDER = {Severity.ERROR: 0, Severity.REVIEW: 1, Severity.NOTICE: 2}


def file_lines(path: Path, parsed: Parsed, found: Sequence[Finding], language: str, *, as_json: bool) -> Iterator[str]:
    """Yield what is to be mended in one file: what, where, why; or one JSON object per finding."""
    report = parsed.report
    if as_json:
        if report is None and parsed.failure is not None:
            yield _json(
                {"source": str(path), "error": {"code": parsed.failure.code, "message": parsed.failure.message}}
            )
        for item in found:
            agency, year = (report.agency, report.year) if report else (None, None)
            yield _json(
                _object(
                    item.check, item.severity, agency, year, item.message, evidence_of(item), item.fault, item.follows
                )
            )
        return
    if report is None:
        reason = said_of_failure(parsed.failure.code, parsed.failure.message, language) if parsed.failure else Told("")
        yield translate("{name}：读不了。{reason}", language, name=path.name, reason=reason.text)
        if reason.chinese:
            yield f"  {reason.chinese}"
        return
    year_text = "" if report.year is None else str(report.year)
    yield f"{path.name}  {report.agency or '?'}  {year_text}"
    own = [item for item in sorted(found, key=lambda item: _ORDER[Severity(item.severity)]) if not item.follows]
    following: dict[str, list[Finding]] = {}
    for item in found:
        if item.follows:
            following.setdefault(item.follows, []).append(item)
    if not found:
        yield "  " + translate("没有发现需要修改的地方。", language)
        return
    yield "  " + translate("有 {n} 处需要核对或修改：", language, n=len(own))
    for number, item in enumerate(own, 1):
        about = check(item.check)
        yield f"  {number}. {_severity(item.severity, language)} {_title(about, language)}"
        yield f"     {said(item.check, item.message, item.params, language)}"
        for other in following.get(item.check, ()):
            told = said(other.check, other.message, other.params, language)
            yield "     " + translate("由此引起：{what}", language, what=told)
        if item.fault == "parser":
            yield "     " + translate("这一处读取存疑，也可能是程序没有读对。", language)
        mend = about.mend.en if language == "en" else about.mend.zh
        if about.citation:
            citation = cited(about.citation, language)
            yield "     " + translate("怎样处理：{mend}（依据：{citation}）", language, mend=mend, citation=citation)
        else:
            yield "     " + translate("怎样处理：{mend}", language, mend=mend)


def store_lines(lines: Iterable[Line], language: str, *, as_json: bool) -> Iterator[str]:
    """Yield the findings of a store, under their agency and year; or one JSON object per finding."""
    counts: Counter[str] = Counter()
    place: tuple[str, int | None] | None = None
    for item in lines:
        if as_json:
            yield _json(_of_line(item))
            continue
        if place != (item.agency, item.year):
            place = (item.agency, item.year)
            yield f"{item.year or '?'}  {item.agency}"
        counts[item.severity] += 1
        follows = (
            translate("（由“{title}”引起）", language, title=_title(check(item.follows), language))
            if item.follows
            else ""
        )
        doubt = translate("（读取存疑）", language) if item.fault == "parser" else ""
        told = said(item.check, item.message, item.params, language)
        yield f"  {_severity(item.severity, language)} {_title(check(item.check), language)}{follows}{doubt}  {told}"
    if not as_json:
        total = translate("共 {n} 项", language, n=counts.total())
        yield "  ".join([total, *(f"{_severity(key, language)} {counts[key]}" for key in _ORDER if counts[key])])


def flip_lines(lines: Iterable[Line], language: str, *, as_json: bool) -> Iterator[str]:
    """Yield what would be found besides and what no longer."""
    told = 0
    for item in lines:
        told += 1
        if as_json:
            yield _json({**_of_line(item), "flip": "found" if item.appears else "gone"})
            continue
        mark = "+" if item.appears else "−"
        sentence = said(item.check, item.message, item.params, language)
        yield f"{mark} {item.year or '?'}  {item.agency}  {_title(check(item.check), language)}  {sentence}"
    if not told and not as_json:
        yield translate("没有单位会变。", language)


def tally_lines(rows: Sequence[tuple[str, str, int]], *, as_json: bool) -> Iterator[str]:
    """Yield how often each check came to which outcome."""
    outcomes = ("passed", "failed", "not_applicable", "not_evaluable")
    by_check: dict[str, dict[str, int]] = {}
    for name, outcome, count in rows:
        by_check.setdefault(name, {})[outcome] = count
    if not as_json:
        yield f"{'check':<32}" + "".join(f"{name:>16}" for name in outcomes)
    for name, found in by_check.items():
        if as_json:
            yield _json({"check": name, **{outcome: found.get(outcome, 0) for outcome in outcomes}})
        else:
            yield f"{name:<32}" + "".join(f"{found.get(outcome, 0):>16}" for outcome in outcomes)


def _of_line(item: Line) -> dict[str, object]:
    return _object(
        item.check, item.severity, item.agency, item.year, item.message, item.evidence, item.fault, item.follows
    )


def _object(
    name: str,
    severity: str,
    agency: str | None,
    year: int | None,
    message: str,
    evidence: object,
    fault: str,
    follows: str,
) -> dict[str, object]:
    return {
        "check": name,
        "severity": severity,
        "agency": agency,
        "year": year,
        "message": message,
        "evidence": evidence,
        "fault": fault,
        "follows": follows or None,
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _title(about: Check, language: str) -> str:
    return about.title.en if language == "en" else about.title.zh


def _severity(severity: str, language: str) -> str:
    return {
        Severity.ERROR: translate("[错误]", language),
        Severity.REVIEW: translate("[核对]", language),
        Severity.NOTICE: translate("[提示]", language),
    }[Severity(severity)]
