"""What people decided is copied into each generation, holds while what it was about stands, and lapses visibly."""

import math
from dataclasses import replace

import pytest

from gkdash.agencies import Agency, Roster
from gkdash.errors import StateError
from gkdash.ingest.load import ingest
from gkdash.ingest.reviews import state_of
from gkdash.state import ClaimDecision, ClaimTarget, FindingDecision, FindingTarget
from gkdash.store import open_store
from tests.ingest.scripted import SETTINGS, parse, write

TOWN = "佳县通镇人民政府"
WORDS = "受理热线88件"


@pytest.fixture
def store(tmp_path):
    return open_store(str(tmp_path / "store"))


@pytest.fixture
def state(store):
    opened = state_of(store, SETTINGS)
    yield opened
    opened.database.close()


def load(store, *paths, reading=parse, **options):
    return ingest(paths, store, SETTINGS, parse=reading, **options)


def ask(store, name, **parameters):
    with store.reader() as reader:
        rows = reader.query(name, **parameters).to_dict("records")
    return [
        {key: None if isinstance(got, float) and math.isnan(got) else got for key, got in row.items()} for row in rows
    ]


def reviews(store):
    return ask(store, "reviews", year=None)


def town(tmp_path, *lines, name="通镇.txt"):
    return write(tmp_path / "in" / name, f"agency: {TOWN}", "year: 2024", *lines)


def target(store, **change):
    [row] = ask(store, "report_summary", year=2024)
    made = ClaimTarget(row["agency_id"], row["agency"], 2024, "hotline_12345.received", "own", "year", 88.0, WORDS)
    return replace(made, **change)


def reading_another(value):
    def read(paths, *, workers, limits):
        for path, outcomes in parse(paths, workers=workers, limits=limits):
            yield (
                path,
                [
                    replace(
                        item,
                        report=replace(
                            item.report,
                            indicators=tuple(replace(claim, value=value) for claim in item.report.indicators),
                        ),
                    )
                    for item in outcomes
                ],
            )

    return read


def test_a_decision_about_a_claim_is_in_the_next_generation(store, state, tmp_path):
    load(store, town(tmp_path, f"claim: hotline_12345.received 88 {WORDS}"))
    assert reviews(store) == []
    state.decide_claim(target(store), ClaimDecision.CORRECTED, person="李文", reason="原文98件", corrected_value=98)
    before = store.current()
    load(store)
    assert store.current() != before
    [row] = reviews(store)
    assert (row["kind"], row["status"], row["decision"]) == ("claim", "active", "corrected")
    assert (row["key"], row["value"], row["corrected_value"], row["evidence"]) == (
        "hotline_12345.received",
        88,
        98,
        WORDS,
    )
    assert (row["person"], row["reason"], row["agency"], row["year"]) == ("李文", "原文98件", TOWN, 2024)
    [claim] = ask(store, "claims", report_id=row["report_id"])
    assert (claim["claim_id"], claim["value"]) == (row["claim_id"], 88)


def test_without_news_a_load_publishes_nothing(store, state, tmp_path):
    file = town(tmp_path, f"claim: hotline_12345.received 88 {WORDS}")
    load(store, file)
    state.decide_claim(target(store), ClaimDecision.CONFIRMED, person="李文")
    load(store, file)
    before = store.current()
    load(store, file)
    assert store.current() == before
    [decided] = state.in_force()
    state.withdraw(decided, person="李文")
    load(store, file)
    assert reviews(store) == []


def test_reading_again_with_the_same_outcome_keeps_a_decision(store, state, tmp_path):
    load(store, town(tmp_path, f"claim: hotline_12345.received 88 {WORDS}"))
    state.decide_claim(target(store), ClaimDecision.CONFIRMED, person="李文")
    load(store, rebuild=True)
    [row] = reviews(store)
    assert (row["status"], row["report_id"]) == ("active", ask(store, "report_summary", year=2024)[0]["report_id"])


def test_reading_again_with_another_outcome_lapses_it(store, state, tmp_path):
    load(store, town(tmp_path, f"claim: hotline_12345.received 88 {WORDS}"))
    state.decide_claim(target(store), ClaimDecision.CONFIRMED, person="李文")
    load(store, rebuild=True, reading=reading_another(89.0))
    [row] = reviews(store)
    assert (row["status"], row["claim_id"], row["value"]) == ("lapsed", None, 88)
    load(store, rebuild=True)
    assert [row["status"] for row in reviews(store)] == ["active"]


def test_a_correction_by_the_agency_that_leaves_the_sentence_alone_keeps_it(store, state, tmp_path):
    load(store, town(tmp_path, f"claim: hotline_12345.received 88 {WORDS}", "signed: 2025-01-21"))
    state.decide_claim(target(store), ClaimDecision.CONFIRMED, person="李文")
    corrected = ("applications/new_received/total: 3", "signed: 2025-02-03")
    load(store, town(tmp_path, f"claim: hotline_12345.received 88 {WORDS}", *corrected, name="更正.txt"))
    assert [row["status"] for row in reviews(store)] == ["active"]
    load(
        store,
        town(
            tmp_path,
            "claim: hotline_12345.received 98 受理热线98件",
            "applications/new_received/total: 4",
            "signed: 2025-02-04",
            name="再更正.txt",
        ),
    )
    assert [row["status"] for row in reviews(store)] == ["lapsed"]


def test_a_new_roster_does_not_lose_decisions(store, state, tmp_path):
    load(store, town(tmp_path, f"claim: hotline_12345.received 88 {WORDS}"))
    state.decide_claim(target(store), ClaimDecision.CONFIRMED, person="李文")
    roster = tmp_path / "roster.csv"
    roster.write_bytes(Roster([Agency("610828-12", TOWN)]).to_csv())
    load(store, roster=roster)
    [row] = reviews(store)
    assert (row["agency_id"], row["status"]) == ("610828-12", "active")


def test_a_decision_about_no_agency_that_is_left_is_kept_as_lapsed(store, state, tmp_path):
    load(store, town(tmp_path))
    gone = target(store, agency_id="gone", agency="佳县已撤销局")
    state.decide_claim(gone, ClaimDecision.CONFIRMED, person="李文")
    load(store)
    [row] = reviews(store)
    assert (row["status"], row["agency_id"], row["agency"], row["report_id"]) == ("lapsed", "gone", None, None)


def test_a_decision_about_a_finding_holds_while_its_values_do(store, state, tmp_path):
    load(store, town(tmp_path, "signed: 2025-02-21"))
    [finding] = [row for row in ask(store, "findings", year=2024) if row["check_id"] == "late_report"]
    about = FindingTarget(
        finding["agency_id"], TOWN, 2024, finding["check_id"], finding["fingerprint"], finding["message"]
    )
    state.decide_finding(about, FindingDecision.EXPLAINED, person="李文", reason="网站迁移")
    load(store)
    [row] = reviews(store)
    assert (row["kind"], row["status"], row["check_id"], row["message"]) == (
        "finding",
        "active",
        "late_report",
        finding["message"],
    )
    assert row["report_id"] == finding["report_id"]
    load(store, write(tmp_path / "in" / "早.txt", f"agency: {TOWN}", "year: 2024", "signed: 2025-02-11"))
    assert [row["status"] for row in reviews(store)] == ["lapsed"]


def test_a_state_that_cannot_be_read_stops_a_load_before_it_begins(store, tmp_path):
    store.folder.root.mkdir()
    store.folder.state.write_text("kein state " * 100, encoding="utf-8")
    with pytest.raises(StateError):
        load(store, town(tmp_path))
    assert store.current() is None
