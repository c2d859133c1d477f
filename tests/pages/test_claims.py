"""The prose of the report page: claims marked, listed, explained, decided on."""

import pytest

from gkdash.state import ClaimDecision, ClaimTarget, open_state
from gkdash.ui import data
from tests.pages.county import EDUCATION, HOSTILE, STATED
from tests.pages.screen import Screen

HOTLINE = ClaimTarget(
    "edu", EDUCATION, 2024, "hotline_12345.received", "own", "year", 88.0, "受理“12345”政务服务热线工单88件"
)


def rows(agency="edu"):
    shelf = data.shelf()
    [report] = [item for item in data.rows(shelf, "report_summary", year=2024) if item["agency_id"] == agency]
    return data.rows(shelf, "claims", report_id=report["report_id"])


def claim_id(key, scope="own"):
    return next(row["claim_id"] for row in rows() if (row["key"], row["scope"]) == (key, scope))


def opened(key="hotline_12345.received", **parameters):
    return Screen("report", **{"agency": "edu", "year": "2024", "claim": claim_id(key), **parameters})


def marked(nodes):
    for node in nodes:
        if isinstance(node, list):
            if node and node[0] == "mark" and "data-key" in node[1]:
                yield node[1]["data-key"], node[1]["class"], node[2]
            yield from marked(node)


def choices(screen):
    return [item for item in screen.test.button_group if str(item.key).startswith("decide-")]


def pick(screen, decision):
    (group,) = choices(screen)
    group.set_value(decision)
    return screen.run()


def fill(screen, label, text):
    fields = [*screen.test.text_input, *screen.test.text_area]
    (field,) = [item for item in fields if item.label == label]
    field.set_value(text)
    return screen


def press(screen, label):
    (button,) = [item for item in screen.test.button if item.label == label]
    button.click()
    return screen.run()


@pytest.fixture
def state(county, monkeypatch, tmp_path):
    opened_state = open_state(str(tmp_path / "state.db"))
    yield opened_state
    opened_state.database.close()


def test_every_claim_is_marked_and_listed(county):
    screen = Screen("report", agency="edu", year="2024")
    words = {text for _, cls, text in marked(screen.nodes("prose")) if cls.startswith("claim read")}
    assert words == {"主动公开政府信息121条", *(item[0] for item in STATED)}
    assert screen.words("claims")[0] == "文字中的数字（12）"
    listed = [button[1]["data-key"] for button in _buttons(screen.nodes("claims"))]
    assert listed[:12] == [row["claim_id"] for row in rows()]


def test_words_that_give_two_figures_say_so(county):
    screen = Screen("report", agency="edu", year="2024")
    words = screen.words("prose")
    assert words[words.index("均已办结") + 1] == "2"


def test_a_claim_of_the_address_is_explained(county):
    screen = opened("hotline_12345.closed")
    words = screen.words("claim")
    assert words[:2] == ["12345热线 · 办结", "88 件"]
    assert "由“均已办结”一类的话得出，等于受理数" in words
    assert "100.0% = 88 ÷ 88" in words
    assert "信访平台 · 办结 8 件" in words
    chosen = [text for _, cls, text in marked(screen.nodes("prose")) if " chosen" in cls]
    assert chosen == ["均已办结"]
    assert [tab.label for tab in screen.test.tabs][1] == "文字部分"


def test_a_stated_rate_that_no_count_gives_is_explained(county):
    assert "按文中的 99 件计，没有哪个整数能得出 95.3%：94 件为 94.95%，95 件为 95.96%。" in opened(
        "requests.satisfaction_rate"
    ).words("claim")


def test_area_and_cumulative_figures_say_so(county):
    words = Screen("report", agency="edu", year="2024").words("claims")
    assert words[words.index("900 件以上") - 1] == "全域或全系统"
    assert words[words.index("12000 人") - 1] == "历年累计"


def test_a_passage_in_doubt_is_marked_and_gives_no_figure(county):
    screen = Screen("report", agency="edu", year="2024", claim="doubt-0")
    assert [(key, text) for key, cls, text in marked(screen.nodes("prose")) if cls.startswith("unsure")] == [
        ("doubt-0", "处理3202转办单")
    ]
    assert "存疑的文字（1）" in screen.words("claims")
    assert "数字与别的字符粘连：3202" in screen.words("claim")
    assert [item.label for item in screen.test.button if item.label == "记下决定"] == []


def test_no_claims_are_said_to_be_none(county):
    screen = Screen("report", agency="qinghe", year="2024")
    assert screen.words("claims") == ["文字中的数字（0）", "这份报告的文字部分没有读出数字。"]
    assert "claim" not in screen.keys


def test_words_of_a_claim_are_text(county):
    shelf = data.shelf()
    [report] = [item for item in data.rows(shelf, "report_summary", year=2024) if item["agency_id"] == "housing"]
    hostile = data.rows(shelf, "claims", report_id=report["report_id"])[-1]
    screen = Screen("report", agency="housing", year="2024", claim=hostile["claim_id"])
    assert HOSTILE in screen.words("claim")
    drawn = [element.value for kind in ("markdown", "caption") for element in screen.test.get(kind)]
    assert [text for text in drawn if "onerror" in text] == []


def test_an_unknown_claim_in_the_address_chooses_nothing(county):
    screen = Screen("report", agency="edu", year="2024", claim="nothing")
    assert "claim" not in screen.keys


def test_a_claim_is_confirmed(county, state):
    screen = pick(opened(), ClaimDecision.CONFIRMED)
    press(fill(screen, "您的姓名（随决定一起记下）", "李文"), "记下决定")
    assert screen.words("claim-notice") == ["已记下。"]
    [kept] = state.claims("edu", EDUCATION, 2024)
    assert (kept.target, kept.decision, kept.person) == (HOTLINE, ClaimDecision.CONFIRMED, "李文")
    assert any("confirmed" in cls for _, cls, _ in marked(screen.nodes("prose")))
    assert "李文，" in screen.text("claim")


def test_a_correction_stands_beside_what_was_read(county, state):
    screen = pick(opened(), ClaimDecision.CORRECTED)
    fill(screen, "您的姓名（随决定一起记下）", "李文")
    fill(screen, "报告中的正确数字", "９８")
    press(fill(screen, "理由", "原文第二页为98件"), "记下决定")
    words = screen.words("claim")
    assert words[1:3] == ["88 件", "更正为 98 件"]
    assert "原文第二页为98件" in words
    assert "受理“12345”政务服务热线工单88件" in screen.text("prose")
    assert rows()[1]["value"] == 88
    listed = screen.words("claims")
    assert listed[listed.index("更正为 98 件") - 1] == "88 件"


@pytest.mark.parametrize(
    ("decision", "fields", "told"),
    [
        (ClaimDecision.CONFIRMED, {}, "请填写您的姓名。"),
        (ClaimDecision.REJECTED, {"您的姓名（随决定一起记下）": "李文"}, "请写明理由。"),
        (
            ClaimDecision.CORRECTED,
            {"您的姓名（随决定一起记下）": "李文", "报告中的正确数字": "许多"},
            "请填写正确的数字，例如 98 或 95.3。",
        ),
    ],
)
def test_what_is_lacking_is_told_and_nothing_is_kept(county, state, decision, fields, told):
    screen = pick(opened(), decision)
    for label, text in fields.items():
        fill(screen, label, text)
    press(screen, "记下决定")
    assert screen.words("claim-notice") == [told]
    assert state.journal() == []


def test_a_decision_is_taken_back_and_another_taken(county, state):
    state.decide_claim(HOTLINE, ClaimDecision.REJECTED, person="王芳", reason="看错")
    screen = opened()
    assert "看错" in screen.words("claim")
    press(screen, "撤销这个决定")
    assert screen.words("claim-notice") == ["请填写您的姓名。"]
    press(fill(screen, "您的姓名（随决定一起记下）", "李文"), "撤销这个决定")
    assert screen.words("claim-notice") == ["已撤销。"]
    assert state.claims("edu", EDUCATION, 2024) == []
    press(pick(screen, ClaimDecision.CONFIRMED), "记下决定")
    assert [entry.person for entry in state.journal()] == ["王芳", "李文", "李文"]


def test_who_decides_later_sees_the_other_decision_first(county, state):
    screen = pick(opened(), ClaimDecision.CONFIRMED)
    fill(screen, "您的姓名（随决定一起记下）", "李文")
    state.decide_claim(HOTLINE, ClaimDecision.REJECTED, person="王芳", reason="是全县的")
    press(screen, "记下决定")
    assert screen.words("claim-notice") == ["刚才已有人作出或撤销了决定，请看过再定。"]
    assert "是全县的" in screen.words("claim")
    assert [item.person for item in state.claims("edu", EDUCATION, 2024)] == ["王芳"]


def test_the_name_is_asked_once_a_session(county, state):
    screen = pick(opened(), ClaimDecision.CONFIRMED)
    press(fill(screen, "您的姓名（随决定一起记下）", "李文"), "记下决定")
    screen.go("overview")
    screen.test.query_params["agency"] = "edu"
    screen.test.query_params["year"] = "2024"
    screen.test.query_params["claim"] = claim_id("hotline_12345.closed")
    screen.test.switch_page("pages/browse/report.py")
    screen.run()
    (field,) = [item for item in screen.test.text_input if item.label == "您的姓名（随决定一起记下）"]
    assert field.value == "李文"


def test_a_decision_about_another_figure_has_lapsed_and_can_be_taken_back(county, state):
    old = ClaimTarget("edu", EDUCATION, 2024, HOTLINE.claim_key, "own", "year", 98.0, "受理“12345”政务服务热线工单98件")
    made = state.decide_claim(old, ClaimDecision.CONFIRMED, person="赵云", reason="与台账一致")
    screen = Screen("report", agency="edu", year="2024", claim=f"lapsed-{made.id}")
    words = screen.words("claims")
    assert words[words.index("已失效的决定（1）") + 2 :][:3] == [
        "12345热线 · 受理",
        " 98 · 已确认",
        "受理“12345”政务服务热线工单98件",
    ]
    assert not any("confirmed" in cls for _, cls, _ in marked(screen.nodes("prose")))
    press(fill(screen, "您的姓名（随决定一起记下）", "李文"), "撤销这个决定")
    assert "已失效的决定（1）" not in screen.words("claims")


def test_who_may_not_decide_sees_no_form(county, state, monkeypatch):
    monkeypatch.setattr("gkdash.ui.access.may_decide", lambda: False)
    screen = opened()
    assert screen.words("claim")[0] == "12345热线 · 受理"
    assert choices(screen) == []
    assert [item for item in screen.test.text_input if "姓名" in item.label] == []


def test_in_english(county, state):
    screen = opened(lang="en")
    assert screen.words("claim")[:2] == ["12345 hotline · received", "88 items"]
    pick(screen, ClaimDecision.CONFIRMED)
    press(fill(screen, "Your name (kept with the decision)", "Li Wen"), "Keep the decision")
    assert screen.words("claim-notice") == ["Kept."]


def _buttons(nodes):
    for node in nodes:
        if isinstance(node, list):
            if node and node[0] == "button":
                yield node
            yield from _buttons(node)
