"""Every metric is complete in both languages and rests on columns that the store has."""

import duckdb
import pytest

from gkdash.metrics.catalogue import all_metrics, metric, prose_metrics
from gkdash.store import schema


@pytest.fixture(scope="module")
def columns():
    with duckdb.connect() as connection:
        schema.create(connection)
        return {
            row[0]
            for row in connection.execute(
                "select column_name from duckdb_columns() where table_name in ('report_measure', 'report_outcome')"
            ).fetchall()
        }


@pytest.mark.parametrize("item", all_metrics().values(), ids=lambda item: item.id)
def test_a_metric_is_complete(item, columns):
    assert item.label
    assert item.english
    assert item.formula
    assert item.formula_english
    assert bool(item.caveat) == bool(item.caveat_english)
    assert {*item.numerator, *item.denominator} <= columns
    assert item.numerator
    assert (item.unit == "%") == item.is_rate == (item.minimum > 0)


@pytest.mark.parametrize("item", prose_metrics().values(), ids=lambda item: item.id)
def test_a_metric_of_the_prose_is_told_in_words(item):
    assert item.label
    assert item.english
    assert item.formula
    assert item.formula_english
    assert item.caveat
    assert item.caveat_english
    assert not item.denominator
    assert (item.unit == "%") == (item.minimum > 0)
    assert metric(item.id) is item
    assert item.id not in all_metrics()


def test_a_definition_says_all():
    told = metric("disclosure_rate_held")
    assert told.definition("zh") == (
        "（予以公开＋部分公开）÷（予以公开＋部分公开＋不予公开）。"
        "只看本机关持有的信息；无法提供的不计。分母不足 10 的不比较、不排序。"
    )
    assert told.definition("en").endswith("Not compared or ranked below a denominator of 10.")
