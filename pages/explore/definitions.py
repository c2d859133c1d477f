"""Definitions: what every metric, check, indicator and edition of the form is, from its one definition."""

import streamlit as st

from gkdash.ui import address, page, state
from gkdash.ui import definition_parts as parts
from gkdash.ui.definition_entries import KINDS, entries, search
from gkdash.ui.overview_parts import head
from gkdash.ui.sheet import followed

spoken, t, shelf = page.open_without_data("definitions")
words = address.get(address.WORDS) or ""
asked = next(((kind, key) for kind in KINDS if (key := address.get(kind))), None)
found = search(words)
basis = t(
    "页面、导出和文档都取自同一处定义；地址可直接引用，如 {example}。", example="definitions?metric=disclosure_rate"
)
followed("answer", head(t("定义"), parts.answer(found, words, t), basis), language=spoken)

state.put_widget(address.WORDS, words)
st.text_input(
    t("查找（中文、英文或代码）"),
    key=state.widget_key(address.WORDS),
    placeholder=t("例如：公开率、carry、hotline_12345"),
    on_change=address.from_widget,
    args=(address.WORDS,),
)

left, right = st.columns([11, 8], gap="large")
with right, st.container(key="sourcebox"):
    if asked is None:
        followed("card", parts.hint(t), language=spoken)
    elif asked in entries():
        followed("card", parts.card(entries()[asked], spoken, t), language=spoken)
    else:
        followed("card", parts.unknown(*asked, t), language=spoken)
with left:
    chosen = {kind: [item for item in found if item.kind == kind] for kind in KINDS}
    names = {kind: parts.tab(t(name), len(chosen[kind])) for kind, name in KINDS.items()}
    first = asked[0] if asked else next((kind for kind in KINDS if chosen[kind]), "metric")
    for tab, kind in zip(st.tabs(list(names.values()), default=names[first]), KINDS, strict=True):
        with tab:
            followed(f"list-{kind}", parts.listing(kind, chosen[kind], spoken, t), language=spoken)
