"""Claims in their text: cut at the right places, said with unit and hedge, exported with what was decided beside them."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkdash.i18n import translator
from gkdash.prose.vocabulary import keys
from gkdash.state import ClaimDecision, ClaimTarget, Decided
from gkdash.ui import claims
from gkdash.ui.claims import Claim, Doubt
from gkdash.ui.deciding import lacking, number

ZH, EN = translator("zh"), translator("en")
TEXT = "前言。受理热线88件、信访件8件，均已办结。后记。"


def row(evidence="受理热线88件", **change):
    start = TEXT.index(evidence)
    made = {
        "claim_id": f"c{start}",
        "key": "hotline_12345.received",
        "value": 88.0,
        "unit": "件",
        "qualifier": "exact",
        "scope": "own",
        "period": "year",
        "evidence": evidence,
        "start_offset": start,
        "end_offset": start + len(evidence),
        "sentence_start": 3,
        "sentence_end": TEXT.index("后记"),
        "sentence": TEXT[3 : TEXT.index("后记")],
        "section_key": "overview",
        "how": "stated",
    }
    return {**made, **change}


def cut(found):
    return [(piece.text, [claim.id for claim in piece.claims], piece.is_near) for piece in found]


def test_a_paragraph_is_cut_at_its_claims():
    first, last = Claim(row()), Claim(row("均已办结"))
    assert cut(claims.pieces(TEXT, 0, [first, last], [], None)) == [
        ("前言。", [], False),
        ("受理热线88件", ["c3"], False),
        ("、信访件8件，", [], False),
        ("均已办结", ["c17"], False),
        ("。后记。", [], False),
    ]


def test_the_sentence_of_the_chosen_claim_is_told():
    chosen = Claim(row("信访件8件"))
    assert cut(claims.pieces(TEXT, 0, [chosen], [], chosen)) == [
        ("前言。", [], False),
        ("受理热线88件、", [], True),
        ("信访件8件", ["c11"], True),
        ("，均已办结。", [], True),
        ("后记。", [], False),
    ]


def test_of_claims_on_the_same_words_the_chosen_one_comes_first_then_the_shortest():
    run = Claim(row("受理热线88件、信访件8件", claim_id="run"))
    part = Claim(row("信访件8件", claim_id="part"))
    assert [ids for _, ids, _ in cut(claims.pieces(TEXT, 0, [run, part], [], None)) if ids] == [
        ["run"],
        ["part", "run"],
    ]
    assert [ids for _, ids, _ in cut(claims.pieces(TEXT, 0, [run, part], [], run)) if ids] == [["run"], ["run", "part"]]


def test_a_paragraph_that_begins_later_keeps_to_its_own_offsets():
    paragraph = TEXT[3:]
    assert cut(claims.pieces(paragraph, 3, [Claim(row())], [], None))[0] == ("受理热线88件", ["c3"], False)


def test_a_paragraph_whose_place_is_not_known_is_left_alone():
    assert cut(claims.pieces(TEXT, None, [Claim(row())], [], None)) == [(TEXT, [], False)]


def test_a_passage_in_doubt_is_told():
    doubt = Doubt("doubt-0", "figure_doubtful", "粘连", 11, 16)
    assert [(piece.text, piece.doubt) for piece in claims.pieces(TEXT, 0, [], [doubt], None)] == [
        ("前言。受理热线88件、", None),
        ("信访件8件", doubt),
        ("，均已办结。后记。", None),
    ]


spans = st.lists(st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 9)), max_size=6)


@given(spans=spans, chosen=st.booleans(), begin=st.integers(0, 10))
def test_no_character_is_lost_however_claims_overlap(spans, chosen, begin):
    found = [
        Claim(row(claim_id=f"{number}", start_offset=start + begin, end_offset=min(start + size, len(TEXT)) + begin))
        for number, (start, size) in enumerate(spans)
    ]
    result = claims.pieces(TEXT, begin, found, [], found[0] if chosen and found else None)
    assert "".join(piece.text for piece in result) == TEXT
    assert all(piece.text for piece in result)
    for claim in found:
        marked = "".join(piece.text for piece in result if claim in piece.claims)
        assert marked == TEXT[claim.row["start_offset"] - begin : claim.row["end_offset"] - begin]


def test_paragraphs_are_found_in_the_text_around_tables():
    text = "一、总体情况\n第一段。\n行政许可\t3\n第一段。\n第三段。"
    section = {"start_offset": 7, "end_offset": len(text), "body": "第一段。\n\n第一段。\n第三段。\n没有的段。"}
    assert list(claims.paragraphs(section, text)) == [
        ("第一段。", 7),
        ("第一段。", 19),
        ("第三段。", 24),
        ("没有的段。", None),
    ]


def test_only_warnings_about_words_of_the_prose_are_doubts_of_it():
    sections = [{"start_offset": 10, "end_offset": 20}, {"start_offset": 30, "end_offset": 40}]
    warnings = [
        {"code": "a", "message": "", "start_offset": start, "end_offset": end}
        for start, end in [(12, 15), (None, None), (8, 12), (30, 40), (35, 35), (21, 25)]
    ]
    assert [(doubt.id, doubt.start) for doubt in claims.doubts_of(warnings, sections)] == [
        ("doubt-0", 12),
        ("doubt-3", 30),
    ]


@pytest.mark.parametrize(
    ("value", "unit", "qualifier", "zh", "en"),
    [
        (88.0, "件", "exact", "88 件", "88 items"),
        (12000.0, "条", "at_least", "12000 条以上", "at least 12000 items"),
        (40.0, "人", "about", "约 40 人", "about 40 people"),
        (95.3, "%", "exact", "95.3%", "95.3%"),
        (98.0, "%", "at_least", "98%以上", "at least 98%"),
        (0.0, "元", "exact", "0 元", "0 yuan"),
        (3.0, "卷", "exact", "3 卷", "3 卷"),
        (3.0, "", "exact", "3", "3"),
    ],
)
def test_a_figure_is_said_with_its_unit_and_hedge(value, unit, qualifier, zh, en):
    assert claims.amount(value, unit, qualifier, ZH) == zh
    assert claims.amount(value, unit, qualifier, EN) == en


def test_every_key_has_a_name_and_an_unknown_one_is_its_own():
    assert all(claims.name(key, "en") != key for key in keys())
    assert claims.name("nobody.received", "zh") == "nobody.received"


def test_what_is_not_of_the_own_year_is_told():
    assert claims.narrowed(row(), ZH) == []
    assert claims.narrowed(row(scope="area", period="cumulative"), ZH) == ["全域或全系统", "历年累计"]


def test_a_rate_that_no_count_gives_is_explained():
    rate = {"rate": 95.3, "denominator": 88, "is_possible": False}
    assert claims.impossible(rate, ZH) == (
        "按文中的 88 件计，没有哪个整数能得出 95.3%：83 件为 94.32%，84 件为 95.45%。"
    )
    assert claims.impossible({**rate, "is_possible": True}, ZH) is None
    assert claims.impossible({**rate, "is_possible": None, "denominator": None}, ZH) is None


def test_the_export_has_what_was_read_and_beside_it_what_was_decided():
    target = ClaimTarget("edu", "甲", 2024, "hotline_12345.received", "own", "year", 88.0, "受理热线88件")
    decided = Decided(
        1, target, ClaimDecision.CORRECTED, "=1+1", "李文", datetime(2025, 2, 1, 4, tzinfo=UTC), corrected_value=98.0
    )
    head = claims.export_head(ZH)
    plain, fixed = claims.export_rows([Claim(row()), Claim(row(), decided)], "zh", ZH)
    assert len(head) == len(plain) == len(fixed)
    told = dict(zip(head, fixed, strict=True))
    assert (told["指标"], told["键"], told["读出的数值"]) == ("12345热线 · 受理", "hotline_12345.received", 88)
    assert (told["决定"], told["更正为"], told["理由"], told["决定人"]) == ("已更正", 98, "=1+1", "李文")
    assert [dict(zip(head, plain, strict=True))[name] for name in ("决定", "更正为", "决定人")] == ["", "", ""]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("98", 98),
        ("1,286", 1286),
        ("９８", 98),
        ("95.3%", 95.3),
        ("1 286", 1286),
        ("0", 0),
        ("", None),
        ("九十八", None),
        ("-3", None),
        ("inf", None),
        ("nan", None),
        ("98件", None),
        ("1.2万", None),
    ],
)
def test_a_number_as_typed(text, expected):
    assert number(text) == expected


@pytest.mark.parametrize(
    ("decision", "reason", "person", "value", "expected"),
    [
        (None, "", "李文", None, "请先选择一项决定。"),
        ("confirmed", "", "", None, "请填写您的姓名。"),
        ("confirmed", "", "李文", None, None),
        ("corrected", "错", "李文", None, "请填写正确的数字，例如 98 或 95.3。"),
        ("corrected", "错", "李文", 88.0, "与读出的数字相同：请改选“确认”。"),
        ("corrected", "", "李文", 98.0, "请写明理由。"),
        ("corrected", "错", "李文", 98.0, None),
        ("rejected", "", "李文", None, "请写明理由。"),
        ("rejected", "错", "李文", None, None),
    ],
)
def test_what_a_decision_still_needs(decision, reason, person, value, expected):
    made = ClaimDecision(decision) if decision else None
    assert lacking(made, reason, person, value, 88.0, ZH) == expected
