"""Long names on an axis break where their language breaks."""



def test_english_breaks_between_words():
    assert wrapped("Received and handled do not balance") == "Received and<br>handled do not<br>balance"


def test_chinese_breaks_anywhere():
    assert (
        wrapped("云溪县历史文化名城名镇名村保护与旅游产业服务中心")
        == "云溪县历史文化名城名镇名村保护与<br>旅游产业服务中心"
    )


def test_what_is_too_long_is_cut():
    assert wrapped("字" * 60).endswith("字…")


def test_tags_are_text():
    assert wrapped("<b>甲</b>") == "&lt;b&gt;甲&lt;/b&gt;"


def test_an_empty_name_is_one_line():
    assert (wrapped("")("")) == ("", 1)
