"""Two texts side by side: what stands in both, what differs in figures only, what only one has."""

from gkdash.views.texts import FIGURE, NEW, SAME, Piece, compare

OWN = "2024年，全年公开信息12条，其中网站8条。一是加强培训，二是完善制度。青山镇人民政府继续努力。"
OTHER = "2023年，全年公开信息10条，其中网站8条。一是加强培训，二是没有制度。白水镇人民政府继续努力。"


def test_pieces_give_the_text_again():
    found = compare(OWN, OTHER, ("青山镇人民政府",), ("白水镇人民政府",))
    assert "".join(piece.text for piece in found.own) == OWN
    assert "".join(piece.text for piece in found.other) == OTHER


def test_figures_that_differ_are_told_from_words_that_differ():
    found = compare(OWN, OTHER, ("青山镇人民政府",), ("白水镇人民政府",))
    assert found.own == (
        Piece("2024", FIGURE),
        Piece("年，全年公开信息", SAME),
        Piece("12", FIGURE),
        Piece("条，其中网站8条。一是加强培训，", SAME),
        Piece("二是完善制度。", NEW),
        Piece("青山镇人民政府继续努力。", SAME),
    )


def test_share_is_by_length_figures_aside():
    found = compare("公开信息12条，另有新的内容", "公开信息15条")
    assert found.own_share == 7 / 13
    assert found.other_share == 1.0


def test_a_text_without_words_has_no_share():
    found = compare("", "公开信息15条")
    assert (found.own, found.own_share, found.other_share) == ((), None, 0.0)


def test_the_names_of_the_two_agencies_make_no_difference():
    assert compare("青山镇信息公开有序推进", "白水镇信息公开有序推进", ("青山镇",), ("白水镇",)).own_share == 1.0
    assert compare("青山镇信息公开有序推进", "白水镇信息公开有序推进").own_share == 0.0


def test_line_breaks_stay():
    found = compare("公开信息情况\n公开信息12条", "公开信息情况\n公开信息12条")
    assert found.own == (Piece("公开信息情况\n公开信息12条", SAME),)
