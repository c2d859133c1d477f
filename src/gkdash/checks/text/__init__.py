"""The checks of the prose, one file each: `CHECK` says what it is, `examine` what it finds in one dossier.

They are pure: no store, no screen, nothing changed. A check whose words are nowhere in a report returns at once, since
all of them together look at every report of every load.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from gkdash.checks.model import Check, Dossier, Verdict
from gkdash.checks.text import (
    breakdown_mismatch,
    copied_from_last_year,
    damaged_text,
    doubled_words,
    empty_problems_section,
    fee_not_mentioned,
    growth_mismatch,
    hedged_exact_number,
    impossible_rate,
    oversight_missing,
    period_not_full_year,
    personal_data,
    pre2019_sections,
    problems_copied_from_last_year,
    rate_against_counts,
    rate_out_of_range,
    section_count_mismatch,
    share_mismatch,
    stale_year,
    text_table_mismatch,
    unfilled_placeholder,
    unit_suspect,
    wrong_agency_name,
    wrong_citation,
    zero_against_text,
)


class TextCheck(NamedTuple):
    """A check of the prose and the function that examines one dossier."""

    check: Check
    examine: Callable[[Dossier], Verdict]


TEXT_CHECKS: tuple[TextCheck, ...] = tuple(
    TextCheck(module.CHECK, module.examine)
    for module in (
        text_table_mismatch,
        zero_against_text,
        unit_suspect,
        breakdown_mismatch,
        impossible_rate,
        rate_out_of_range,
        rate_against_counts,
        share_mismatch,
        growth_mismatch,
        hedged_exact_number,
        stale_year,
        period_not_full_year,
        wrong_agency_name,
        unfilled_placeholder,
        wrong_citation,
        pre2019_sections,
        section_count_mismatch,
        empty_problems_section,
        fee_not_mentioned,
        oversight_missing,
        copied_from_last_year,
        problems_copied_from_last_year,
        doubled_words,
        personal_data,
        damaged_text,
    )
)
