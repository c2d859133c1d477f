"""A report drawn at random, rendered in any format with any peculiarities, comes back the same in every cell and state.

The run in CI is the same every time; `GKDASH_ROUNDTRIP=2000` draws so many fresh documents per format instead.
"""

from __future__ import annotations

import os
from dataclasses import fields
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

from gkdash.bench.corpus import explained, judged
from gkdash.demo.render import Job, Quirks, available_formats, render_many
from gkdash.demo.render.quirks import Archive, choices, concerns
from gkdash.demo.render.specimen import Wildness, specimen

EXAMPLES = int(os.environ.get("GKDASH_ROUNDTRIP", "0"))
ROUNDTRIP = settings(
    max_examples=EXAMPLES or 25,
    derandomize=not EXAMPLES,
    deadline=None,
    database=None,
    phases=(Phase.generate, Phase.shrink) if EXAMPLES else (Phase.generate,),
    suppress_health_check=list(HealthCheck),
)
OFFICE = {"doc"}
"""Formats that LibreOffice writes, too slow for one file at a time."""


def records(kind):
    """Draw one record of traits, plain ones more often than not."""
    return st.builds(kind, **{trait.name: unusual(trait) for trait in fields(kind)})


def unusual(trait):
    plain, *others = choices(trait)
    return st.one_of(st.just(plain), st.just(plain), st.sampled_from(others))


@st.composite
def quirks(draw, form):
    kinds = {item.name: item.default_factory for item in fields(Quirks)}
    archive = draw(records(Archive)) if form == "zip" else Archive()
    drawn = {name: draw(records(kinds[name])) for name in concerns(form, archive) if name != "archive"}
    if "pdf" in drawn:
        drawn["pdf"] = draw(records(kinds["pdf"]).map(lambda pdf: type(pdf)(**{**_asdict(pdf), "maker": "direct"})))
    return Quirks(archive=archive, **drawn)


def _asdict(record):
    return {item.name: getattr(record, item.name) for item in fields(record)}


shares = st.sampled_from([0.0, 0.0, 0.5, 1.0])
reports = st.builds(
    lambda seed, wildness: specimen(Random(seed), wildness),
    st.integers(0, 2**32),
    st.builds(Wildness, **{item.name: shares for item in fields(Wildness)}),
)


@pytest.mark.parametrize("form", [name for name in available_formats() if name not in OFFICE])
def test_a_report_drawn_at_random_comes_back_the_same(form):
    @ROUNDTRIP
    @given(report=reports, traits=quirks(form), seed=st.integers(0, 999))
    def comes_back(report, traits, seed):
        job = Job(report, form, traits, seed)
        outcome = judged(job, render_many([job])[0])
        note("\n".join(explained(outcome)))
        assert outcome.right

    comes_back()


@pytest.mark.skipif("doc" not in available_formats(), reason="LibreOffice, which writes .doc, is not installed")
def test_word_97_files_come_back_the_same():
    jobs = [Job(specimen(Random(seed)), "doc", Quirks(), seed) for seed in range(EXAMPLES or 8)]
    wrong = [
        outcome
        for job, content in zip(jobs, render_many(jobs), strict=True)
        if not (outcome := judged(job, content)).right
    ]
    assert [explained(outcome) for outcome in wrong] == []
