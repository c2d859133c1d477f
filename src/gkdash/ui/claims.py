"""Claims of the prose as the report page sees them: each with its decision and rate, and where they stand in the text.

Pure: rows in, records out; draws nothing, knows no Streamlit and no store.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from gkdash.i18n import Translate
from gkdash.i18n.formats import figure, in_beijing
from gkdash.i18n.words import CLAIM_DECISIONS, CLAIM_UNITS, PERIODS, SCOPES
from gkdash.metrics.rates import nearest
from gkdash.prose import vocabulary
from gkdash.state import Decided

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim with what a person decided about it, None where nobody did, and what is known of it as a rate."""

    row: Record
    decided: Decided | None = None
    rate: Record | None = None

    @property
    def id(self) -> str:
        """Its id in the address."""
        return str(self.row["claim_id"])

    @property
    def standing(self) -> str:
        """`read`, `confirmed`, `corrected` or `rejected`."""
        return self.decided.decision.value if self.decided else "read"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A passage of the prose that reading was in doubt about."""

    id: str
    code: str
    message: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text with the claims that rest on it and the doubt about it; `is_near` where the chosen one's sentence is."""

    text: str
    claims: tuple[Claim, ...] = ()
    doubt: Doubt | None = None
    is_near: bool = False


def claims_of(rows: Sequence[Record], rates: Sequence[Record], decided: Mapping[str, Decided]) -> list[Claim]:
    """Return the claims of a report in reading order."""
    of_claim = {rate["claim_id"]: rate for rate in rates if rate["claim_id"] is not None}
    return [Claim(row, decided.get(row["claim_id"]), of_claim.get(row["claim_id"])) for row in rows]


def doubts_of(warnings: Sequence[Record], sections: Sequence[Record]) -> list[Doubt]:
    """Return those warnings that are about words of the chapters' prose."""
    spans = [span for section in sections for span in (section["start_offset"], section["end_offset"])]
    bounds = list(zip(spans[::2], spans[1::2], strict=True))
    return [
        Doubt(f"doubt-{number}", row["code"], row["message"], row["start_offset"], row["end_offset"])
        for number, row in enumerate(warnings)
        if row["start_offset"] is not None
        and row["end_offset"] is not None
        and row["start_offset"] < row["end_offset"]
        and any(start <= row["start_offset"] and row["end_offset"] <= end for start, end in bounds)
    ]


def paragraphs(section: Record, text: str) -> Iterator[tuple[str, int | None]]:
    """Yield the paragraphs of a chapter's prose, each with where it begins in the report's text; None if not found.

    The prose leaves the tables out, so that it is no slice of the text.
    """
    at = section["start_offset"]
    for line in str(section["body"]).split("\n"):
        if not line.strip():
            continue
        found = text.find(line, at, section["end_offset"])
        if found < 0:
            yield line, None
        else:
            yield line, found
            at = found + len(line)


def pieces(
    paragraph: str, begin: int | None, claims: Sequence[Claim], doubts: Sequence[Doubt], chosen: Claim | None
) -> list[Piece]:
    """Return a paragraph cut where evidence, doubts and the chosen claim's sentence begin and end.

    Of several claims on the same words the chosen one comes first, then the one with the shortest evidence.
    """
    if begin is None:
        return [Piece(paragraph)]
    stop = begin + len(paragraph)
    mine = [claim for claim in claims if claim.row["start_offset"] < stop and claim.row["end_offset"] > begin]
    unsure = [doubt for doubt in doubts if doubt.start < stop and doubt.end > begin]
    cuts = {begin, stop}
    for start, end in [
        *((claim.row["start_offset"], claim.row["end_offset"]) for claim in mine),
        *((doubt.start, doubt.end) for doubt in unsure),
        *([(chosen.row["sentence_start"], chosen.row["sentence_end"])] if chosen else []),
    ]:
        cuts |= {min(max(start, begin), stop), min(max(end, begin), stop)}
    edges = sorted(cuts)
    result = []
    for start, end in pairwise(edges):
        over = [claim for claim in mine if claim.row["start_offset"] <= start and end <= claim.row["end_offset"]]
        over.sort(key=lambda claim: (claim is not chosen, claim.row["end_offset"] - claim.row["start_offset"]))
        doubt = next((item for item in unsure if item.start <= start and end <= item.end), None)
        near = bool(chosen and chosen.row["sentence_start"] <= start and end <= chosen.row["sentence_end"])
        result.append(Piece(paragraph[start - begin : end - begin], tuple(over), doubt, near))
    return result


def name(key: str, language: str) -> str:
    """Return what a claim's key is called; the key itself where the vocabulary does not know it."""
    try:
        return vocabulary.label(key, language)
    except KeyError:
        return key


def amount(value: float, unit: str, qualifier: str, t: Translate) -> str:
    """Return a figure with its unit and its hedge: `88 件`, `12000 条以上`, `约 40 人`, `95.3%`."""
    shown = (
        f"{figure(value)}%" if unit == "%" else f"{figure(value)} {t(unit) if unit in CLAIM_UNITS else unit}".strip()
    )
    if qualifier == "at_least":
        return t("{amount}以上", amount=shown)
    return t("约 {amount}", amount=shown) if qualifier == "about" else shown


def said(claim: Claim, t: Translate) -> str:
    """Return a claim's figure as read."""
    return amount(claim.row["value"], claim.row["unit"], claim.row["qualifier"], t)


def corrected(decided: Decided, unit: str, t: Translate) -> str | None:
    """Return the figure that a person says is right; None where the decision has none."""
    return None if decided.corrected_value is None else amount(decided.corrected_value, unit, "exact", t)


def narrowed(row: Record, t: Translate) -> list[str]:
    """Return what sets a claim apart from one about the agency's own year."""
    told = []
    if row["scope"] != "own":
        told.append(t(SCOPES.get(row["scope"], row["scope"])))
    if row["period"] != "year":
        told.append(t(PERIODS.get(row["period"], row["period"])))
    return told


def impossible(rate: Record, t: Translate) -> str | None:
    """Return a sentence for a stated rate that no count gives; None for every other one."""
    if rate["is_possible"] is not False:
        return None
    base = int(rate["denominator"])
    low, high = nearest(rate["rate"], base)
    shares = [f"{100 * count / base:.2f}%" for count in (low, high)]
    return t(
        "按文中的 {base} 件计，没有哪个整数能得出 {rate}%：{low} 件为 {low_share}，{high} 件为 {high_share}。",
        base=base,
        rate=figure(rate["rate"]),
        low=low,
        low_share=shares[0],
        high=high,
        high_share=shares[1],
    )


def export_head(t: Translate) -> list[str]:
    """Return the header of `export_rows`."""
    read = [t("指标"), t("键"), t("读出的数值"), t("量词"), t("近似"), t("范围"), t("期间"), t("得出方式")]
    decided = [t("决定"), t("更正为"), t("理由"), t("决定人"), t("决定时间")]
    return [*read, *decided, t("依据"), t("所在句子"), t("章"), t("起始字"), t("终止字")]


def export_rows(claims: Sequence[Claim], language: str, t: Translate) -> list[list[object]]:
    """Return the claims for a spreadsheet: what was read, and beside it what was decided."""
    lines: list[list[object]] = []
    for claim in claims:
        row, decided = claim.row, claim.decided
        read = [name(row["key"], language), row["key"], _number(row["value"]), row["unit"], row["qualifier"]]
        own = [row["scope"], row["period"], row["how"]]
        told: list[object] = [""] * 5
        if decided is not None:
            fix = "" if decided.corrected_value is None else _number(decided.corrected_value)
            when = f"{in_beijing(decided.decided_at):%Y-%m-%d %H:%M}"
            told = [t(CLAIM_DECISIONS[decided.decision.value]), fix, decided.reason, decided.person, when]
        at = [row["start_offset"], row["end_offset"]]
        lines.append([*read, *own, *told, row["evidence"], row["sentence"], row["section_key"], *at])
    return lines


def _number(value: float) -> int | float:
    return int(value) if float(value).is_integer() else value
