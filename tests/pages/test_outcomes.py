"""The pages on applications and on proactive disclosure: the answer, the choice in the address, no data, English."""

import pytest

from tests.once import once
from tests.pages import county
from tests.pages.screen import Screen
from tests.pages.test_overview import links, rows
from tests.views.outcomes import build


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return once(tmp_path_factory, build)


@pytest.fixture
def store(made, monkeypatch, tmp_path):
    monkeypatch.setenv("GKDASH_STORE", made)
    monkeypatch.setenv("GKDASH_STATE", str(tmp_path / "state.db"))
    monkeypatch.delenv("GKDASH_LANGUAGE", raising=False)


def test_the_sentence_says_what_is_refused_most_why_and_by_whom(store):
    words = Screen("applications").text("answer")
    assert "2024 年度新收申请 55 件，办结 55 件，公开和部分公开 32 件；" in words
    assert (
        f"不予公开 23 件，理由最多的是“属于行政执法案卷”（23 件）；不予公开最多的是{county.HOUSING}（18 件）。" in words
    )
    assert "按 3 份报告相加；1 份没有读到所需数字，未计入；1 份政府汇总报告已含下级单位，不重复相加" in words


def test_a_refusal_leads_to_its_cell(store):
    found = links(Screen("applications").nodes("applications-grounds-head"))
    cell = "cell=applications.refused_enforcement_file.total"
    assert f"report?agency=housing&year=2024&{cell}" in found


def test_agencies_taken_to_review(store):
    found = rows(Screen("applications").nodes("challenged"))
    assert found == [
        [county.EDUCATION, "3", "2", "1", "0", "0", "0", "2/2"],
        [county.HOUSING, "10", "0", "0", "0", "0", "0", "0.0%（0/10）"],
    ]


def test_the_denominator_stands_in_the_address(store):
    screen = Screen("applications", denominator="disclosure_rate_held")
    assert "1 家没有读到所需数字" in screen.text("applications-disclosure-head")
    (choice,) = (item for item in screen.test.segmented_control if item.label == "分母")
    choice.set_value("disclosure_rate")
    screen.run()
    assert screen.address["denominator"] == "disclosure_rate"
    assert "1 家没有读到所需数字" not in screen.text("applications-disclosure-head")


def test_one_agency_and_the_way_back(store):
    screen = Screen("applications", agency="edu", year="2024")
    assert "2024 年度新收申请 20 件，办结 20 件" in screen.text("answer")
    assert "applications?year=2024" in links(screen.nodes("answer"))


def test_own_initiative(store):
    words = Screen("proactive").text("answer")
    assert "2024 年度制发规范性文件 0 件，废止 0 件，现行有效 0 件；行政许可 0 件" in words
    assert "收费 4万元；3 家写明主动公开信息共 363 条。" in words
    assert "；1 家收费金额疑以元填报（共 50000 万元），未计入收费" in words


def test_the_act_stands_in_the_address(store):
    screen = Screen("proactive", act="fees_wan")
    assert screen.text("proactive-agencies-head").startswith(
        f"行政事业性收费：{county.EDUCATION}最多（4万元，占 100.0%）"
    )


@pytest.mark.parametrize("page", ["applications", "proactive"])
def test_a_year_without_reports(store, page):
    assert "库中没有 1999 年度的报告。" in Screen(page, year="1999").text("empty-matches")


def test_in_english(store):
    words = Screen("applications", lang="en").text("answer")
    assert "In 2024, 55 applications came in, 55 were decided, 32 granted in full or part; 23 were refused" in words
    assert "fees of ¥40,000" in Screen("proactive", lang="en").text("answer")
