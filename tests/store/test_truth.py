"""What the demonstration's reports state goes into the store and onto the page whole, in every format."""

import math

import pytest

from gkdash.demo import county
from gkdash.demo.render import render
from gkdash.extract import extract
from gkdash.prose.vocabulary import keys
from gkdash.readers import read
from gkdash.store import open_store
from gkdash.store.claims import traced
from gkdash.ui.claims import Claim, paragraphs, pieces
from tests.store.reports import loaded
from tests.store.truth import with_truth

FORMATS = ("docx", "html", "txt", "odt", "xlsx", "pdf")


@pytest.fixture(scope="module")
def read_back():
    """Twelve reports of the county, each with its truth."""
    truths = county.build(agencies=12, years=(2024,)).reports[:12]
    found = []
    for number, truth in enumerate(truths):
        form = FORMATS[number % len(FORMATS)]
        found.append((truth, with_truth(extract(read(render(truth, form), name=f"a.{form}")), truth)))
    return found


def test_every_claim_is_traced_to_its_words(read_back):
    for truth, report in read_back:
        assert len(report.indicators) == len(truth.indicators)
        assert traced(report) is report
    assert sum(len(report.indicators) for _, report in read_back) > 100


def test_the_vocabulary_knows_every_key_that_the_demonstration_states(read_back):
    assert {claim.key for _, report in read_back for claim in report.indicators} <= set(keys())


def test_the_store_keeps_them_all_and_makes_nothing_up(read_back, tmp_path):
    store = open_store(str(tmp_path / "store"))
    with store.writer() as writer:
        writer.add([loaded(report, f"{number}.txt") for number, (_, report) in enumerate(read_back)])
        writer.derive(store.rules())
        writer.publish()
    with store.reader() as reader:
        rows = reader.query("report_summary", year=2024).to_dict("records")
    assert sum(row["claim_count"] for row in rows) == sum(len(truth.indicators) for truth, _ in read_back)
    by_name = {truth.agency: truth for truth, _ in read_back}
    for row in rows:
        stated = [
            item for item in by_name[row["agency_name"]].indicators if (item.scope, item.period) == ("own", "year")
        ]
        values = {item.value for item in stated if item.key == "hotline_12345.received"}
        expected = values.pop() if len(values) == 1 else None
        found = None if math.isnan(row["hotline_received"]) else row["hotline_received"]
        assert found == expected


def test_every_claim_is_marked_in_its_paragraph(read_back):
    for _, report in read_back:
        claims = [
            Claim({"claim_id": str(number), "start_offset": claim.start, "end_offset": claim.end})
            for number, claim in enumerate(report.indicators)
        ]
        marked = set()
        for section in report.sections:
            shown = {"start_offset": section.start, "end_offset": section.end, "body": section.text}
            for line, begin in paragraphs(shown, report.text):
                assert begin is not None
                marked |= {claim.id for piece in pieces(line, begin, claims, [], None) for claim in piece.claims}
        inside = {str(number) for number, claim in enumerate(report.indicators) if claim.section}
        assert marked == inside
