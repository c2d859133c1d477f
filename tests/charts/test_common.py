"""Long names on an axis break where their language breaks; a legend takes as many lines as its names need."""

from gkdash.charts.draw.common import legend_lines, wrapped


def test_english_breaks_between_words():
    assert wrapped("Received and handled do not balance") == "Received and handled do not<br>balance"


def test_both_languages_in_one_name():
    assert wrapped("属于行政执法案卷 Enforcement case file") == "属于行政执法案卷 Enforcement<br>case file"


def test_chinese_breaks_anywhere():
    assert (
        wrapped("云溪县历史文化名城名镇名村保护与旅游产业服务中心")
        == "云溪县历史文化名城名镇名村保护与<br>旅游产业服务中心"
    )


def test_what_is_too_long_is_cut():
    assert wrapped("字" * 60) == "<br>".join(["字" * 16, "字" * 16, "字" * 15 + "…"])


def test_tags_are_text():
    assert wrapped("<b>甲</b>") == "&lt;b&gt;甲&lt;/b&gt;"


def test_an_empty_name_is_one_line():
    assert wrapped("") == ""


def test_a_legend_of_long_names_takes_a_line_for_each():
    assert legend_lines(["2024 年度", "2023 年度"]) == 1
    assert legend_lines(["其他处理 Handled otherwise"] * 6) == 6
    assert legend_lines([]) == 1
