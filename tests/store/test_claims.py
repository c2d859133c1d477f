"""Claims of the prose as rows: traced to their words, with ids that stay, and the measures that follow."""

import dataclasses
import math

import pytest

from gkdash.records import ReadingWarning
from gkdash.store import open_store
from gkdash.store.claims import claim_ids, traced
from tests.store.reports import claim, loaded, report

TEXT = (
    "一、总体情况\n全年受理12345热线工单88件、信访件8件，均已办结，群众满意率95.3%。"
    "主动公开政府信息1.2万余条。全县受理12345热线900件。"
)


def claims():
    return (
        claim(TEXT, "受理12345热线工单88件", "hotline_12345.received", 88),
        claim(TEXT, "均已办结", "hotline_12345.closed", 88, how="all_closed"),
        claim(TEXT, "信访件8件", "petition_platform.received", 8),
        claim(TEXT, "均已办结", "petition_platform.closed", 8, how="all_closed"),
        claim(TEXT, "群众满意率95.3%", "requests.satisfaction_rate", 95.3, unit="%", how="shared_rate"),
        claim(TEXT, "主动公开政府信息1.2万余条", "proactive.published", 12000, unit="条", qualifier="at_least"),
        claim(TEXT, "全县受理12345热线900件", "hotline_12345.received", 900, scope="area"),
    )


@pytest.fixture
def store(tmp_path):
    return open_store(str(tmp_path / "store"))


def publish(store, *items, again=False):
    with store.writer() as writer:
        writer.add(items, again=again)
        writer.derive(store.rules())
        writer.publish()


def ask(store, name, **parameters):
    with store.reader() as reader:
        rows = reader.query(name, **parameters).to_dict("records")
    return [
        {key: None if isinstance(got, float) and math.isnan(got) else got for key, got in row.items()} for row in rows
    ]


def summary(store):
    [row] = ask(store, "report_summary", year=None)
    return row


def test_a_claim_is_stored_with_its_words_and_its_sentence(store):
    publish(store, loaded(report(text=TEXT, claims=claims()), "a"))
    row = ask(store, "claims", report_id=summary(store)["report_id"])[4]
    assert (row["key"], row["subject"], row["measure"]) == (
        "requests.satisfaction_rate",
        "requests",
        "satisfaction_rate",
    )
    assert (row["value"], row["unit"], row["qualifier"]) == (95.3, "%", "exact")
    assert (row["scope"], row["period"], row["how"]) == ("own", "year", "shared_rate")
    assert TEXT[row["start_offset"] : row["end_offset"]] == row["evidence"] == "群众满意率95.3%"
    assert TEXT[row["sentence_start"] : row["sentence_end"]] == row["sentence"]
    assert row["sentence"].endswith("信访件8件，均已办结，群众满意率95.3%。")
    assert row["section_key"] == "overview"


def test_rates_are_stored_stated_apart_from_implied(store):
    publish(store, loaded(report(text=TEXT, claims=claims()), "a"))
    report_id = summary(store)["report_id"]
    rates = ask(store, "claim_rates", report_id=report_id)
    assert [
        (row["subject"], row["measure"], row["rate"], row["is_stated"], row["denominator"], row["is_possible"])
        for row in rates
    ] == [
        ("hotline_12345", "closure_rate", 100, False, 88, None),
        ("petition_platform", "closure_rate", 100, False, 8, None),
        ("requests", "satisfaction_rate", 95.3, True, 96, False),
    ]
    stating = ask(store, "claims", report_id=report_id)[4]["claim_id"]
    assert [row["claim_id"] for row in rates] == [None, None, stating]


def test_measures_are_of_the_own_year_and_null_where_nothing_is_said(store):
    publish(store, loaded(report(text=TEXT, claims=claims()), "a"))
    row = summary(store)
    assert row["claim_count"] == 7
    assert (row["hotline_received"], row["hotline_closed"], row["hotline_qualifier"]) == (88, 88, "exact")
    assert (row["satisfaction_rate"], row["satisfaction_of"]) == (95.3, "requests")
    assert (row["proactive_published"], row["proactive_qualifier"]) == (12000, "at_least")
    assert (row["requests_received"], row["requests_qualifier"]) == (None, None)


def test_a_report_without_claims_has_no_measure_of_its_prose(store):
    publish(store, loaded(report(), "a"))
    row = summary(store)
    assert row["claim_count"] == 0
    assert [row[name] for name in ("hotline_received", "satisfaction_rate", "proactive_published")] == [None] * 3


def test_a_stated_zero_is_zero(store):
    text = "全年未收到12345热线工单。"
    zero = claim(text, "未收到12345热线工单", "hotline_12345.received", 0, how="zero_words")
    publish(store, loaded(report(text=text, claims=(zero,)), "a"))
    assert summary(store)["hotline_received"] == 0


def test_two_figures_that_differ_are_no_figure(store):
    text = "受理热线88件。受理热线90件。局长信箱满意率99%。信访满意率98%。"
    both = (
        claim(text, "受理热线88件", "hotline_12345.received", 88),
        claim(text, "受理热线90件", "hotline_12345.received", 90),
        claim(text, "信访满意率98%", "petition_platform.satisfaction_rate", 98, unit="%"),
        claim(text, "局长信箱满意率99%", "leader_mailbox.satisfaction_rate", 99, unit="%"),
    )
    publish(store, loaded(report(text=text, claims=both), "a"))
    row = summary(store)
    assert (row["claim_count"], row["hotline_received"], row["hotline_qualifier"]) == (4, None, None)
    assert (row["satisfaction_rate"], row["satisfaction_of"]) == (98, "petition_platform")


def test_ids_do_not_depend_on_where_the_words_stand():
    moved = tuple(
        dataclasses.replace(item, start=item.start + 50, end=item.end + 50, value=item.value + 1) for item in claims()
    )
    assert claim_ids("x", claims()) == claim_ids("x", moved)
    assert claim_ids("x", claims()) != claim_ids("y", claims())


def test_equal_words_twice_have_two_ids():
    twice = claims()[0], claims()[0]
    first, second = claim_ids("x", twice)
    assert first != second
    assert claim_ids("x", claims())[0] == first
    assert len(first) == 12


def test_reading_again_replaces_claims(store):
    publish(store, loaded(report(text=TEXT, claims=claims()), "a"))
    publish(store, loaded(report(text=TEXT, claims=claims()[:2]), "a", parser_version="2"))
    assert summary(store)["claim_count"] == 2
    assert len(ask(store, "claims", report_id=summary(store)["report_id"])) == 2


@pytest.mark.parametrize(
    "change",
    [{"start": 3}, {"evidence": "受理99件"}, {"sentence_end": 12}, {"sentence_start": -1}, {"end": 0, "start": 0}],
)
def test_a_claim_that_is_not_where_it_says_is_a_doubt_and_no_figure(store, change):
    bad = dataclasses.replace(claims()[0], **change)
    assert traced(report(text=TEXT, claims=(bad, *claims()[1:]))).indicators == claims()[1:]
    publish(store, loaded(report(text=TEXT, claims=(bad,)), "a"))
    assert (summary(store)["claim_count"], summary(store)["hotline_received"]) == (0, None)
    told = ask(store, "warnings", report_id=summary(store)["report_id"])
    assert [row["code"] for row in told if row["code"] == "claim_misplaced"] == ["claim_misplaced"]


def test_a_report_whose_claims_are_traced_is_left_alone():
    good = report(text=TEXT, claims=claims())
    assert traced(good) is good
    assert good.warnings == (ReadingWarning("guessed_encoding", "GB18030", good.warnings[0].address),)


def test_damaged_text_is_stored(store):
    text = "全年受理\ud83d热线88件。"
    publish(
        store,
        loaded(report(text=text, claims=(claim(text, "受理\ud83d热线88件", "hotline_12345.received", 88),)), "a"),
    )
    [row] = ask(store, "claims", report_id=summary(store)["report_id"])
    assert row["evidence"] == "受理\ufffd热线88件"
