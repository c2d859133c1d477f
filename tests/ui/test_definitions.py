"""Every definition is there once, is found by its words, and tells what it rests on."""

import pytest

from gkdash.checks.registry import checks
from gkdash.forms import all_editions
from gkdash.i18n import translator
from gkdash.metrics.catalogue import all_metrics, prose_metrics
from gkdash.prose.vocabulary import keys, subjects
from gkdash.ui import definition_parts as parts
from gkdash.ui.definition_entries import KINDS, compared_with, entries, search
from gkdash.ui.nodes import texts

ZH = translator("zh")


def words(node):
    return "".join(texts(node))


def links(node):
    if not isinstance(node, list):
        return []
    own = [node[1]["href"]] if len(node) > 1 and isinstance(node[1], dict) and "href" in node[1] else []
    return own + [href for child in node for href in links(child)]


def test_everything_that_is_defined_is_listed():
    by_kind = {kind: [key for found, key in entries() if found == kind] for kind in KINDS}
    assert by_kind["metric"] == [*all_metrics(), *prose_metrics()]
    assert by_kind["check"] == [item.id for item in checks()]
    assert sorted(by_kind["indicator"]) == sorted([*subjects(), *keys()])
    assert by_kind["edition"] == [item.id for item in all_editions()]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_card_says_something_under_every_heading(language):
    for entry in entries().values():
        card = parts.card(entry, language, translator(language))
        assert entry.name(language) in words(card)
        (facts,) = (node for node in card[2:] if node[0] == "dl")
        assert [entry.key for node in facts[2:] if not words(node)] == []


def test_words_are_found_in_both_languages_and_any_width():
    assert [item.key for item in search("占有信息")] == ["disclosure_rate_held"]
    assert [item.key for item in search("Disclosure RATE held")] == ["disclosure_rate_held"]
    assert [item.key for item in search("ｌate_report")] == ["late_report"]
    assert "2021" in [item.key for item in search("属于国家秘密")]
    assert search("没有这样的词") == []
    assert len(search("  ")) == len(entries())


def test_a_metric_of_the_prose_leads_to_its_pages():
    card = parts.card(entries()[("metric", "satisfaction_rate")], "zh", ZH)
    assert "20；不足的不比较、不排序" in "".join(words(card))
    assert [href.partition("?")[0] for href in links(card)][-2:] == ["hotline", "satisfaction"]


def test_a_metric_names_formula_columns_and_smallest_denominator():
    told = words(parts.card(entries()[("metric", "disclosure_rate")], "zh", ZH))
    assert "算法（予以公开＋部分公开）÷（七）总计" in told
    assert "分子granted + partly_granted分母processed_total最小分母10；不足的不比较、不排序" in told


def test_a_check_tells_its_thresholds_with_their_reasons():
    assert [item.key for item in compared_with("zero_streak")] == ["streak_years"]
    told = words(parts.card(entries()[("check", "zero_streak")], "zh", ZH))
    assert "streak_years = 3连续三年全为零才单独列出；一年两年在乡镇很平常。" in told
    assert compared_with("missing_table") == ()


def test_a_subject_leads_to_each_of_its_measures():
    assert links(parts.card(entries()[("indicator", "training")], "zh", ZH)) == [
        "definitions?indicator=training",
        "definitions?indicator=training.held",
        "definitions?indicator=training.people",
    ]


def test_an_edition_tells_its_years_cells_and_rows():
    told = words(parts.card(entries()[("edition", "2019")], "en", translator("en")))
    assert "Report years2019–2020Cells198" in told
    assert "proactive.procurement" in told


def test_the_sentence_counts_what_was_found():
    assert parts.answer(search("hotline_12345."), "hotline_12345.", ZH) == (
        "找到含“hotline_12345.”的定义：0 项计算指标，0 项检查项，9 项文字数据，0 项表格格式。"
    )


def test_a_name_that_there_is_not_is_said():
    assert words(parts.unknown("metric", "<b>x", ZH)) == "没有名为“<b>x”的计算指标。"
