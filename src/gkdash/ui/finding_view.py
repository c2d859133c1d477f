"""What checks found in a report, each with what a person decided about it; picking one draws only this part again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from gkdash.forms import Edition
from gkdash.state import Standing, findings_standing
from gkdash.ui import access, address, claim_parts, data, deciding, finding_parts, state
from gkdash.ui.page import Page
from gkdash.ui.sheet import followed, sheet

Record = Mapping[str, Any]

LIST = "findings"


@st.fragment
def findings(page: Page, info: Record, edition: Edition, rows: Sequence[Record]) -> None:
    """Draw the findings about a report with their decisions; for the one that was picked, what it rests on and the form."""
    t, language = page.t, page.language
    standing = _standing(page, info, rows)
    if not rows and not standing.lapsed:
        return
    asked = address.get(address.FINDING)
    chosen = next((row for row in rows if finding_parts.key_of(row) == asked), None)
    gone = next((item for item in standing.lapsed if claim_parts.lapsed_key(item) == asked), None)
    nodes = finding_parts.listing(rows, standing, language, t)
    sheet(LIST, nodes, language=language, selected=asked, on_pick=partial(_pick, asked))
    deciding.notice(page, "finding")
    if chosen is not None:
        followed("finding", finding_parts.card(chosen, info, edition, language, t), language=language)
    if not access.may_decide() or info["year"] is None:
        return
    if chosen is not None:
        decided = standing.active.get(finding_parts.key_of(chosen))
        deciding.form(page, deciding.finding_target(info, chosen), decided)
    elif gone is not None:
        deciding.form_of_lapsed(page, gone)


def _standing(page: Page, info: Record, rows: Sequence[Record]) -> Standing:
    if info["year"] is None:
        return Standing({}, ())
    decided = data.decisions(page.shelf).findings(info["agency_id"], info["agency"], info["year"])
    standing = findings_standing(decided, rows)
    # what an earlier version lacks has not lapsed: the decision was about another version
    return standing if info["is_current"] else Standing(standing.active, ())


def _pick(before: str | None) -> None:
    done = state.picked(LIST)
    if done:
        # a second pick of the same one closes it
        address.put(address.FINDING, None if done.key == before else done.key)
