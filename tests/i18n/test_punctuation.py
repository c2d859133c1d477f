"""Quotes within quotes, and blanks between Chinese sentences, as people read them; what is stored stays as it is."""

import pytest

from gkdash.checks.spoken import said
from gkdash.errors import GkdashError
from gkdash.i18n.punctuation import closed_up, nested, within
from gkdash.i18n.reading import said_of_cell, said_of_failure, said_of_warning


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("文字称“受理“12345”热线88件”。", "文字称“受理‘12345’热线88件”。"),
        ("“公开430余条”、“受理“12345”热线工单41件”", "“公开430余条”、“受理‘12345’热线工单41件”"),
        ("称“收到“书记“直通”信箱”来信3封”", "称“收到‘书记“直通”信箱’来信3封”"),
        ("没有引号。", "没有引号。"),
        ("“12345”热线和“市长信箱”", "“12345”热线和“市长信箱”"),
        ("报告缺一半：“受理“12345热线”", "报告缺一半：“受理“12345热线”"),
        ("报告反着写：”12345“", "报告反着写：”12345“"),
    ],
)
def test_quotes_within_quotes(stored, shown):
    assert nested(stored) == shown


def test_what_is_put_between_quotes():
    assert within("受理“12345”热线88件") == "受理‘12345’热线88件"
    assert within("受理“12345热线88件") == "受理“12345热线88件"


def test_a_finding_is_said_with_inner_quotes_in_both_languages():
    message = "文字称“受理“12345”热线88件”。"
    params = {"english": "The prose says “受理“12345”热线88件”."}
    assert said("text_table_mismatch", message, params, "zh") == "文字称“受理‘12345’热线88件”。"
    assert said("text_table_mismatch", message, params, "en") == "The prose says “受理‘12345’热线88件”."


def test_a_doubt_is_said_with_inner_quotes():
    warned = said_of_warning("header_footer", "页眉未读入：“云溪县“三公”专栏”。", "zh")
    assert warned.text == "页眉未读入：“云溪县‘三公’专栏”。"
    assert said_of_cell("number", "行名“所谓“其他””不一致。", "en").chinese == "行名“所谓‘其他’”不一致。"


def test_chinese_sentences_stand_without_a_blank_between_them():
    told = said_of_failure("encrypted", "PDF 需要密码才能打开。 请去掉打开密码后再试。", "zh")
    assert told.text == "PDF 需要密码才能打开。请去掉打开密码后再试。"
    assert closed_up("见第 3 页。 “请”") == "见第 3 页。“请”"
    assert str(GkdashError("文件是空的。", "请重新导出。")) == "文件是空的。请重新导出。"
    assert str(GkdashError("There is none.", "Give one.")) == "There is none. Give one."
