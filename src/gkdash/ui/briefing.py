"""The briefing on the screen: what it is called, what is in it and in which order, with which words."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from gkdash.errors import StateError
from gkdash.exports.briefing.gather import gather, unreferred
from gkdash.exports.briefing.model import Briefing, Figure, Plan
from gkdash.exports.briefing.plan import basket_plan, default_views
from gkdash.exports.briefing.words import caption
from gkdash.exports.reading import Origin
from gkdash.i18n.both import in_language
from gkdash.i18n.formats import in_beijing
from gkdash.state import Item
from gkdash.state.basket import NOTE_LENGTH
from gkdash.ui import address, basket, data, navigation, state
from gkdash.ui.page import Page
from gkdash.views import Selection, all_views

TITLE, RECIPIENT, SENDER = "briefing-title", "briefing-to", "briefing-from"
REFERENCE = "ref"
"""The address parameter of a reference that is looked up."""
_ADDED = "briefing-view"


def plan(page: Page, chosen: Selection) -> Plan:
    """Return what is put aside, with the title and names that were typed."""
    known = data.row(page.shelf, "agency", agency_id=chosen.scope) if chosen.scope else None
    return basket_plan(
        page.basket,
        chosen.year,
        known["name"] if known else "",
        title=state.field(TITLE),
        recipient=state.field(RECIPIENT),
        sender=state.field(SENDER),
    )


def preview(page: Page, chosen: Selection) -> Briefing:
    """Return the briefing as it would be now; no reference is kept for a look."""
    return gather(plan(page, chosen), page.ask, origin(page), unreferred, language=page.language, today=page.today)


def origin(page: Page) -> Origin:
    """Return what the files will say of their figures."""
    row = data.row(page.shelf, "export_as_of")
    loaded = row["loaded_at"] if row and row["loaded_at"] else datetime(1970, 1, 1, tzinfo=UTC)
    notice = page.t("虚构数据，仅供演示") if page.shelf.is_fictional else ""
    return Origin(
        page.shelf.generation,
        in_beijing(loaded),
        row["parser_versions"] if row else "",
        page.shelf.title,
        notice,
    )


def particulars(page: Page) -> None:
    """Draw the fields for title, recipient and sender."""
    t = page.t
    st.text_input(t("标题"), key=TITLE, placeholder=t("留空则按年度和范围拟定"), max_chars=120)
    to, sender = st.columns(2)
    to.text_input(t("主送"), key=RECIPIENT, placeholder=t("如：县委、县政府"), max_chars=120)
    sender.text_input(t("落款"), key=SENDER, placeholder=t("如：县政务公开办"), max_chars=120)


def chooser(page: Page, chosen: Selection) -> None:
    """Draw what puts a view in from here: any one, or those of the default briefing."""
    t, views = page.t, all_views()
    titles = {entry.key: t(entry.title) for entry in navigation.PAGES}
    with st.container(horizontal=True, vertical_alignment="bottom", key="briefing-chooser"):
        st.selectbox(
            t("添加一幅图"),
            list(views),
            key=_ADDED,
            index=None,
            placeholder=t("选一幅，或在各页点“加入简报”"),
            format_func=lambda key: f"{titles.get(views[key].page, views[key].page)} · {t(views[key].title)}",
        )
        st.button(t("加入"), key="briefing-add", on_click=_add, args=(page, chosen, None))
        wanted = default_views()
        label = t("放入默认的 {n} 幅图", n=len(wanted))
        st.button(label, key="briefing-default", on_click=_add, args=(page, chosen, wanted))


def listing(page: Page, made: Briefing) -> None:
    """Draw the list of figures with what moves, changes and takes them out."""
    t = page.t
    figures = iter(made.figures)
    absent = iter(made.absent)
    ids = [item.id for item in page.basket]
    shown = {figure.at: figure for figure in figures}
    for at, item in enumerate(page.basket):
        figure = shown.get(at)
        with st.container(border=True, key=f"briefing-item-{item.id}", gap="xxsmall"):
            _line(page, at, ids, caption(figure, t) if figure else item.title)
            if figure is None:
                st.text(t("没有可画的内容：{reason}", reason=next(absent).reason))
            else:
                _words(page, item, figure)
    if page.basket:
        st.button(
            t("全部移出"),
            key="briefing-clear",
            type="tertiary",
            icon=":material/delete:",
            on_click=_clear,
            args=(page,),
        )


def lookup(page: Page) -> DeltaGenerator:
    """Draw the field that takes a reference from paper, and return where what it leads to is told."""
    t = page.t
    asked = address.get(REFERENCE)
    key = "briefing-ref"
    place = st.expander(t("查引用号"), expanded=bool(asked), icon=":material/tag:")
    state.start_field(key, asked or "")
    place.text_input(
        t("纸上的引用号"),
        key=key,
        placeholder=t("图下的引用号，如 K7QX-2M4A"),
        on_change=_look_up,
        args=(key,),
        max_chars=40,
    )
    return place


def _line(page: Page, at: int, ids: list[int], name: str) -> None:
    t = page.t
    st.text(name)
    with st.container(horizontal=True, gap="small", key=f"tools-briefing-{ids[at]}"):
        for step, said in ((-1, t("上移")), (1, t("下移"))):
            st.button(
                said,
                key=f"briefing-move-{ids[at]}-{step}",
                type="tertiary",
                disabled=not 0 <= at + step < len(ids),
                on_click=_move,
                args=(page, ids, at, step),
            )
        st.button(t("移出"), key=f"briefing-out-{ids[at]}", type="tertiary", on_click=_remove, args=(page, ids[at]))


def _words(page: Page, item: Item, figure: Figure) -> None:
    t, key = page.t, f"briefing-note-{item.id}"
    state.start_field(key, item.note)
    st.text_area(
        t("图旁的话"),
        key=key,
        height="content",
        max_chars=NOTE_LENGTH,
        placeholder=figure.words,
        help=t("留空则用自动生成的话；写了就用写的。"),
        on_change=_keep_words,
        args=(page, item.id, key),
    )
    if not item.note:
        st.button(
            t("以自动生成的话为底稿"),
            key=f"briefing-draft-{item.id}",
            type="tertiary",
            on_click=_draft,
            args=(page, item.id, key, figure.words),
        )


def _add(page: Page, chosen: Selection, wanted: tuple[str, ...] | None) -> None:
    views = all_views()
    picked = state.field(_ADDED)
    names = wanted if wanted is not None else (picked,) if picked in views else ()
    try:
        for name in names:
            basket.of(page).add(name, chosen.address, page.t(views[name].title))
    except StateError as error:
        st.toast(page.t("没有加入简报：{reason}", reason=in_language(error.message, page.language)))


def _move(page: Page, ids: list[int], at: int, step: int) -> None:
    order = list(ids)
    order[at], order[at + step] = order[at + step], order[at]
    basket.of(page).arrange(order)


def _remove(page: Page, item_id: int) -> None:
    basket.of(page).remove(item_id)


def _clear(page: Page) -> None:
    basket.of(page).clear()


def _keep_words(page: Page, item_id: int, key: str) -> None:
    basket.of(page).annotate(item_id, state.field(key))


def _draft(page: Page, item_id: int, key: str, text: str) -> None:
    basket.of(page).annotate(item_id, text)
    state.set_field(key, text)


def _look_up(key: str) -> None:
    address.put(REFERENCE, state.field(key) or None)
