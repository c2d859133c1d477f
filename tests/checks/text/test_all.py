"""All checks of the prose together: their descriptions, the demonstration's clean and spoilt reports, the real ones."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkdash.checks.model import Dossier, Outcome
from gkdash.checks.spoken import said
from gkdash.checks.text import TEXT_CHECKS
from gkdash.demo.county import build
from gkdash.extract import extract
from gkdash.readers import read

from .builders import report
from .english import assert_says_the_same_in_english, numbers
from .truth import report_of

REPORTS = Path(__file__).parents[4] / "shared" / "reports"
PLANTED = {
    "text_table_mismatch",
    "zero_against_text",
    "impossible_rate",
    "rate_out_of_range",
    "breakdown_mismatch",
    "stale_year",
    "wrong_agency_name",
    "unfilled_placeholder",
    "copied_from_last_year",
    "unit_suspect",
}


@pytest.mark.parametrize("item", TEXT_CHECKS, ids=lambda item: item.check.id)
def test_every_check_says_what_it_is_in_both_languages(item):
    check = item.check
    assert re.fullmatch(r"[a-z0-9_]+", check.id)
    for text in (check.title, check.explanation, check.needs, check.mend):
        assert re.search(r"[一-鿿]", text.zh)
        assert re.search(r"[A-Za-z]", text.en)


def test_ids_are_unique_and_one_file_holds_one_check():
    ids = [item.check.id for item in TEXT_CHECKS]
    assert len(set(ids)) == len(ids)
    assert [item.examine.__module__.rpartition(".")[2] for item in TEXT_CHECKS] == ids


def test_an_empty_report_raises_nothing_and_finds_nothing_but_empty_problems():
    empty = report(sections=(), title="", tail="", year=None, agency=None)
    findings = [found.check for item in TEXT_CHECKS for found in item.examine(Dossier(empty)).findings]
    assert findings == []
    bare = report()
    findings = [found.check for item in TEXT_CHECKS for found in item.examine(Dossier(bare)).findings]
    assert findings == ["empty_problems_section"]


def test_a_check_changes_nothing():
    now, before = report("2023年，我局公开100条，其中网站50条、其他10条。"), report("2023年，我局公开。", year=2023)
    copies = (repr(now), repr(before))
    for item in TEXT_CHECKS:
        item.examine(Dossier(now, previous=before))
    assert (repr(now), repr(before)) == copies


def test_evidence_stands_where_it_says():
    text = "2023年，我局公开100条，其中网站50条、其他10条。XX镇群众满意率103.2%，报送223余条。"
    spoilt = report(text, preface="统计期限为2023年1月1日至11月30日。")
    for item in TEXT_CHECKS:
        for found in item.examine(Dossier(spoilt)).findings:
            assert found.evidence
            for piece in found.evidence:
                if "start" in piece:
                    assert spoilt.text[piece["start"] : piece["end"]] == piece["text"]


PIECES = st.sampled_from(
    [
        "2023年",
        "2024年",
        "二〇二三年",
        "我局",
        "我镇",
        "碧山镇",
        "县司法局",
        "XX",
        "×",
        "某某",
        "____",
        "〔〕号",
        "【】",
        "[",
        "]",
        "<",
        ">",
        "其中",
        "其他",
        "其余",
        "包括",
        "自然人",
        "法人",
        "100件",
        "12条",
        "三件",
        "223余",
        "95.3%",
        "103%",
        "百分之一百零三",
        "满意率",
        "占",
        "同比增长",
        "比2023年（31件）",
        "统计期限",
        "1月1日",
        "至",
        "11月30日",
        "国办公开办函",
        "〔2019〕60号",
        "第711条",
        "行政处罚",
        "12",
        "收费",
        "元",
        "工作",
        "工作",
        "11010519491231002X",
        "13912345678",
        "𠮷",
        "�",
        "\ue000",
        "，",
        "。",
        "；",
        "：",
        "、",
        "（",
        "）",
        "“",
        "”",
        "《",
        "》",
        "七个部分",
        "报告",
        "\n",
        "\t",
        "開",
        "國",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40), st.lists(PIECES, max_size=10), st.sampled_from([None, 2018, 2020, 2024]))
def test_no_words_make_a_check_fall_over(overview, preface, year):
    odd = report("".join(overview), preface="".join(preface), year=year, title="年度报告")
    for item in TEXT_CHECKS:
        for found in item.examine(Dossier(odd, previous=odd)).findings:
            assert found.message
            assert numbers(said(found.check, found.message, found.params, "en")) == numbers(found.message)
            for piece in found.evidence:
                if "start" in piece and item.check.id != "personal_data":
                    assert odd.text[piece["start"] : piece["end"]] == piece["text"]


def dossiers(county):
    latest = {(truth.agency_id, truth.year): report_of(truth) for truth in county.reports}
    for truth in county.reports:
        names = frozenset({truth.agency, truth.short_name})
        others = frozenset(
            name
            for agency in county.roster
            if agency.id != truth.agency_id
            for name in (agency.name(truth.year), agency.short_name(truth.year))
        )
        before = latest.get((truth.agency_id, truth.year - 1))
        yield truth, Dossier(report_of(truth), truth.unit_type, before, names, others)


@pytest.mark.parametrize("seed", [20240131, 3, 11])
def test_planted_faults_are_found_and_nothing_else(seed):
    missed, false, planted = [], [], 0
    for truth, dossier in dossiers(build(seed)):
        known = {fault.check for fault in truth.faults}
        due = {fault.check for fault in truth.faults if not fault.follows} & PLANTED
        planted += len(due)
        verdicts = {item.check.id: item.examine(dossier) for item in TEXT_CHECKS}
        found = {check for check, verdict in verdicts.items() if verdict.outcome is Outcome.FAILED}
        for verdict in verdicts.values():
            for item in verdict.findings:
                assert_says_the_same_in_english(item, names=(truth.agency,))
        missed += [(truth.agency, truth.year, check) for check in due - found]
        false += [(truth.agency, truth.year, check) for check in found - known]
    assert planted >= 18
    assert missed == []
    assert false == []


@pytest.mark.reports
@pytest.mark.parametrize(
    ("name", "expected"), [("huaian-2024.pdf", set()), ("tongzhen-2024.txt", {"zero_against_text", "impossible_rate"})]
)
def test_the_real_reports(name, expected):
    path = REPORTS / name
    if not path.exists():
        pytest.skip("the real reports are not here")
    real = extract(read(path.read_bytes()))
    found = {item.check.id for item in TEXT_CHECKS if item.examine(Dossier(real)).findings}
    assert found == expected
