"""Every comment of the schema is said in Chinese too, and nothing else is."""

import re

import duckdb
import pytest

from gkdash.store import schema
from gkdash.store.meanings import in_chinese, sentences

CHINESE = re.compile("[\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def comments():
    with duckdb.connect() as connection:
        schema.create(connection)
        told = connection.execute(
            "select comment from duckdb_columns() where not internal"
            " union select comment from duckdb_tables() union select comment from duckdb_views() where not internal"
        ).fetchall()
    return {comment for (comment,) in told if comment is not None}


def test_every_comment_has_a_chinese_sentence(comments):
    said = {comment: in_chinese(comment) for comment in comments}
    assert [comment for comment, chinese in said.items() if chinese == comment or not CHINESE.search(chinese)] == []
    assert [chinese for chinese in said.values() if not chinese.endswith("。")] == []


def test_no_chinese_sentence_is_left_over(comments):
    assert sorted(sentences() - comments) == []


@pytest.mark.parametrize(
    ("comment", "chinese"),
    [
        (
            "The figure; null unless state is number. A blank is never 0.",
            "数字；状态不是 number 时为空。空格从不算 0。",
        ),
        ("（三）不予公开, all eight rows, column 自然人.", "（三）不予公开（八项合计），自然人列。"),
        ("Outcome （七）总计 as printed, column 总计.", "（七）总计（所填的数），总计列。"),
        ("（六）其他处理, one row or all three, column 其他.", "（六）其他处理（一行，或三项合计），其他列。"),
        # a sum nobody has put into words yet is not told as one row
        ("（三）不予公开, all nine rows, column 自然人.", "（三）不予公开, all nine rows, column 自然人."),
        ("8.属于行政查询事项, column 总计.", "8.属于行政查询事项，总计列。"),
        ("复议后起诉, 尚未审结.", "复议后起诉，尚未审结。"),
        ("Said of a later version.", "Said of a later version."),
    ],
)
def test_a_comment_in_chinese(comment, chinese):
    assert in_chinese(comment) == chinese
