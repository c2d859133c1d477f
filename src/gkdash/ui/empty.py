"""The ways in which a page has nothing to show; they look different because different things are to be done."""

from __future__ import annotations

from collections.abc import Sequence

from gkdash.i18n import Translate
from gkdash.ui.navigation import HOME
from gkdash.ui.nodes import Child, Node, div, el, link
from gkdash.ui.sheet import followed


def nothing_loaded(t: Translate, language: str) -> None:
    """Say that the store is empty, and how to fill it."""
    _draw(
        "empty-loaded",
        "▱",
        t("还没有载入任何报告"),
        t("上传年报文件，或在终端运行下面的命令，然后刷新本页。"),
        language,
        el("p", link(t("载入年报"), "load", lang=language)),
        el("pre", t("gkdash ingest 存放年报的文件夹\ngkdash demo        # 先看看虚构的演示县")),
    )


def nothing_matches(t: Translate, language: str, text: str, *more: Node) -> None:
    """Say that there is data, and none under these filters; `text` says which, `more` where to go from here."""
    _draw("empty-matches", "∅", t("没有符合筛选条件的内容"), text, language, *more)


def no_such_page(t: Translate, language: str, name: str, others: Sequence[tuple[str, str]]) -> None:
    """Say that no page has this name, and which there are: the first one, and `others` by key and title."""
    links: list[Child] = [part for key, title in others for part in (t("、"), link(title, key, lang=language))]
    _draw(
        "empty-page",
        "?",
        t("没有这个页面"),
        t("地址中的“{name}”不是本系统的页面。", name=name),
        language,
        el("p", link(t("回到报送总览"), HOME, lang=language)),
        el("p", t("其他页面："), *links[1:]),
    )


def not_permitted(t: Translate, language: str) -> None:
    """Say that the page is there, and not for this user."""
    _draw("empty-permitted", "⊘", t("没有查看权限"), t("如需查看，请联系本系统的管理员。"), language)


def _draw(key: str, sign: str, title: str, text: str, language: str, *more: Node) -> None:
    node = div("empty", div("sign", sign, aria_hidden="true"), el("h2", title), el("p", text), *more)
    followed(key, node, language=language)
