"""The prose with its claims, the list beside it, and the form for a decision; picking draws only this part again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st

from gkdash.forms import Edition
from gkdash.state import Decided, Standing, claims_standing
from gkdash.ui import access, address, claim_parts, claims, data, deciding, state
from gkdash.ui.claims import Claim, Doubt
from gkdash.ui.page import Page
from gkdash.ui.sheet import sheet
from gkdash.ui.tables import download
from gkdash.views import Row

Record = Mapping[str, Any]

TEXT, LIST, CARD = "prose", "claims", "claim"
"""Keys of the three parts that answer to a pick."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the fragment shows."""

    claims: list[Claim]
    doubts: list[Doubt]
    rates: list[Row]
    standing: Standing
    chosen: Claim | None
    doubt: Doubt | None
    gone: Decided | None

    @property
    def selected(self) -> str | None:
        """The key of what is chosen."""
        if self.chosen is not None:
            return self.chosen.id
        if self.doubt is not None:
            return self.doubt.id
        return claim_parts.lapsed_key(self.gone) if self.gone is not None else None


@st.fragment
def prose(page: Page, info: Record, edition: Edition, sections: Sequence[Record], warnings: Sequence[Record]) -> None:
    """Draw the chapters with every claim marked, and beside them the list, the chosen claim and the form."""
    t, language = page.t, page.language
    shown = _shown(page, info, sections, warnings)
    selected = shown.selected
    left, right = st.columns([60, 40], gap="medium")
    with left:
        text = claim_parts.prose(sections, info["text"], edition, shown.claims, shown.doubts, shown.chosen, language, t)
        sheet(
            TEXT,
            text,
            language=language,
            selected=selected,
            bring=state.brought(TEXT) or f"0:{selected or ''}",
            on_pick=partial(_pick, TEXT, LIST),
        )
        if shown.claims:
            name = f"{info['agency']}{info['year'] or ''}-{t('文字中的数字')}"
            download("claims-csv", name, claims.export_head(t), claims.export_rows(shown.claims, language, t), t)
    with right, st.container(key="claimbox"):
        listing = claim_parts.listing(
            shown.claims, shown.doubts, shown.standing.lapsed, language, t, is_beside=selected is not None
        )
        sheet(
            LIST,
            listing,
            language=language,
            selected=selected,
            bring=state.brought(LIST) or f"0:{selected or ''}",
            on_pick=partial(_pick, LIST, TEXT),
        )
        deciding.notice(page, "claim")
        if shown.chosen is not None:
            _card(page, info, shown, shown.chosen)
        elif shown.doubt is not None:
            sheet(CARD, claim_parts.doubt_card(shown.doubt, info["text"], language, t), language=language)
        elif shown.gone is not None and access.may_decide():
            deciding.form_of_lapsed(page, shown.gone)


def _shown(page: Page, info: Record, sections: Sequence[Record], warnings: Sequence[Record]) -> _Shown:
    report_id = info["report_id"]
    rows = data.rows(page.shelf, "claims", report_id=report_id)
    rates = data.rows(page.shelf, "claim_rates", report_id=report_id)
    standing = Standing({}, ())
    if info["year"] is not None:
        decided = data.decisions(page.shelf).claims(info["agency_id"], info["agency"], info["year"])
        standing = claims_standing(decided, rows)
        if not info["is_current"]:
            # what an earlier version lacks has not lapsed: the decision was about another version
            standing = Standing(standing.active, ())
    found = claims.claims_of(rows, rates, standing.active)
    doubts = claims.doubts_of(warnings, sections)
    asked = address.get(address.CLAIM)
    chosen = next((claim for claim in found if claim.id == asked), None)
    doubt = next((doubt for doubt in doubts if doubt.id == asked), None)
    gone = next((item for item in standing.lapsed if claim_parts.lapsed_key(item) == asked), None)
    return _Shown(found, doubts, rates, standing, chosen, doubt, gone)


def _card(page: Page, info: Record, shown: _Shown, chosen: Claim) -> None:
    row = chosen.row
    place = (row["start_offset"], row["end_offset"])
    others = [
        item
        for item in shown.claims
        if item is not chosen and (item.row["start_offset"], item.row["end_offset"]) == place
    ]
    wanted = (row["subject"], row["scope"], row["period"])
    implied = next(
        (
            rate
            for rate in shown.rates
            if not rate["is_stated"] and (rate["subject"], rate["scope"], rate["period"]) == wanted
        ),
        None,
    )
    card = claim_parts.card(chosen, others, implied, page.language, page.t)
    sheet(CARD, card, language=page.language, on_pick=partial(_pick, CARD, LIST))
    if access.may_decide() and info["year"] is not None:
        deciding.form(page, deciding.claim_target(info, chosen.row), chosen.decided)


def _pick(component: str, other: str) -> None:
    done = state.picked(component)
    if done:
        address.put(address.CLAIM, done.key)
        address.put(address.CELL, None)
        state.bring(other, done.key)
