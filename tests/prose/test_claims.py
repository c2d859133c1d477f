"""Invented sentences and all that they say, one per line of claims.csv; what is left out for doubt is said."""

import csv
from pathlib import Path

import pytest

from gkdash.prose import Chapter, read, read_passage
from tests.prose.notation import reading

CASES = list(csv.DictReader(Path(__file__).with_name("claims.csv").open(encoding="utf-8")))
CHANNELS = (
    "received",
    "closed",
    "rejected",
    "carried_in",
    "carried_out",
    "closure_rate",
    "on_time_rate",
    "reply_rate",
    "satisfaction_rate",
)
MEASURES = {
    "petition_platform": CHANNELS,
    "hotline_12345": ("received", "closed", "closure_rate", "on_time_rate", "reply_rate", "satisfaction_rate"),
    "hotline_other": ("received", "satisfaction_rate"),
    "public_inquiry": ("received", "closed"),
    "mayor_mailbox": ("received", "reply_rate"),
    "county_mailbox": ("received", "closed"),
    "leader_mailbox": ("received", "closed"),
    "requests": ("received", "closed", "satisfaction_rate"),
    "visits": ("received",),
    "disputes": ("received", "closed", "closure_rate"),
    "proactive": ("published", "disclosure_rate", "on_time_rate"),
    "proactive_website": ("published",),
    "proactive_wechat": ("published",),
    "proactive_new_media": ("published",),
    "proactive_board": ("published",),
    "interpretation": ("published",),
    "press_conference": ("held",),
    "online_interview": ("held",),
    "consultation": ("held", "received"),
    "opinion_response": ("received", "closed"),
    "applications": (
        *(
            "received",
            "carried_in",
            "closed",
            "carried_out",
            "granted",
            "partly_granted",
            "refused",
            "unavailable",
            "rejected",
        ),
        *("reply_rate", "on_time_rate", "closure_rate", "satisfaction_rate", "disclosure_rate"),
    ),
    "review": ("received", "closed", "upheld", "corrected"),
    "litigation": ("received", "closed", "upheld", "corrected"),
    "normative_documents": ("issued", "repealed", "in_force", "published"),
    "proposals": ("received", "closed", "published", "satisfaction_rate"),
    "training": ("held", "people"),
    "processing_fee": ("amount",),
    "followers": ("people",),
    "views": ("amount",),
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['rule']}-{case['text'][:24]}")
def test_what_a_sentence_says(case):
    assert reading(case["text"]) == case["claims"]


@pytest.mark.parametrize(
    ("subject", "measure"), [(subject, measure) for subject, taken in MEASURES.items() for measure in taken]
)
def test_every_key_has_a_sentence(subject, measure):
    assert any(f"{subject}.{measure}=" in case["claims"] for case in CASES)


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("2024618件次热线工单已办理。", ["年份与数字粘连：“2024618件次”，不作为数据。"]),
        ("受理1234561件，均已办结。", ["热线号码与数字粘连：“受理1234561件”，不作为数据。"]),
        ("受理热线工单20件，办结率9%7。", ["百分数后还有数字：“线工单20件，办结率9%7。”，不作为数据。"]),
        ("部分公开6件，无法提供14不予处理2件。", ["数字后没有量词：“部分公开6件，无法提供14”，不作为数据。"]),
        ("受理热线工单21件。", []),
        ("1.信息公开平台的表述专业性较强，群众理解有困难。", []),
        ("3、网站咨询的回复偏慢，受理热线工单21件。", []),
    ],
)
def test_a_figure_left_out_is_said(text, doubts):
    assert [doubt.reason for doubt in read_passage(text, 0, 2024).doubts] == doubts


def test_a_claim_knows_its_words_its_sentence_and_its_rule():
    text = "一、总体情况\n全年办理顺畅。受理“12345”热线工单 21 件，均已办结。\n"
    found, doubts = read([Chapter("overview", 0, text)], text, 2024)
    assert doubts == []
    assert [
        (item.key, item.value, item.evidence, item.how, text[item.sentence_start : item.sentence_end]) for item in found
    ] == [
        ("hotline_12345.received", 21, "受理“12345”热线工单 21 件", "stated", "受理“12345”热线工单 21 件，均已办结。"),
        ("hotline_12345.closed", 21, "均已办结", "all_closed", "受理“12345”热线工单 21 件，均已办结。"),
    ]


def test_a_figure_said_twice_alike_is_given_once():
    text = "公开政府信息66条。\n\n全年公开政府信息66条。\n"
    found, _ = read([Chapter("overview", 0, text)], text, 2024)
    assert [(item.key, item.start) for item in found] == [("proactive.published", 0)]


def test_without_a_year_glued_digits_are_still_no_year():
    assert reading("受理热线工单2024618件。", year=None) == "hotline_12345.received=2.02462e+06"


def test_a_sentence_that_comes_again_is_read_for_its_own_year_and_place():
    text = "受理热线工单2024618件。"
    years = (2024, None, 2024)
    assert [[claim.span for claim in read_passage(text, 7, year).claims] for year in years] == [[], [(7, 21)], []]
    first, again = (read_passage("信箱来信3件，均已办结。", offset, 2024) for offset in (0, 40))
    assert [claim.span for claim in again.claims] == [
        (start + 40, end + 40) for start, end in (c.span for c in first.claims)
    ]


def test_what_is_spoken_of_in_a_sentence_without_a_figure_holds_on():
    assert reading("依申请公开工作全面规范。共收到5件，办结4件。") == "applications.received=5 ; applications.closed=4"
