"""Measures of documents: normative documents made, repealed, in force or published, and interpretations."""

from __future__ import annotations

from typing import Final

from gkdash.prose.claims import family
from gkdash.prose.passage import Passage
from gkdash.prose.slots import Slot
from gkdash.prose.tokens import Token

_COUNTED: Final = frozenset({"item", "count", "bare"})
_ACTS: Final = {"repeal": "repealed", "in_force": "in_force", "issue": "issued", "new": "issued"}
_VERBS: Final = frozenset({"repeal", "in_force", "issue", "publish", "make", "hold"})
# `公布规范性文件正文4件`
_TEXTS: Final = ("正文", "全文", "文本", "原文")
_ISSUING: Final = frozenset({"发布", "印发", "公布"})


def interpretation(_subject: str, verb: Token | None, item: Slot, _place: Passage) -> tuple[str, ...]:
    """Return the measure of interpretations of policies."""
    answered = verb is not None and verb.kind in {"received", "closed", "elsewhere"}
    return ("published",) if item.base in _COUNTED and not answered else ()


def normative(_subject: str, governing: Token | None, item: Slot, place: Passage) -> tuple[str, ...]:
    """Return the measure of normative documents; 印发 and the like issue one, 公开 publishes it.

    Of several verbs the one nearest the figure counts, but 制定 and 废止 before 发布: `制定发布`.
    """
    if item.base not in _COUNTED:
        return ()
    words = [*item.near, *item.tail] if item.first else item.near
    verb = next((token for token in reversed(words) if token.kind in _VERBS), None)
    spoken = place.stretch.spoken
    if verb is None and governing is not None and governing.kind in _ACTS:
        verb = governing
    if verb is None:
        if any(family(claim.subject) == "publishing" for claim in place.here()):
            return ("published",)
        verb = spoken if place.stretch.part or (item.near and item.near[0].text == "、") else None
    if verb is None:
        return ()
    if verb.kind == "publish" and (verb.text in _ISSUING or verb.text == "更新"):
        verb = next((token for token in reversed(words) if token.kind in _ACTS), verb)
    if verb.kind in _ACTS:
        return (_ACTS[verb.kind],)
    if verb.kind == "publish":
        # 制发规范性文件4件，已在网站公布4件: those are not issued again
        again = item.lead_text.endswith(_TEXTS) or (
            item.has("channel") and any(claim.subject == "normative_documents" for claim in place.stretch.segment)
        )
        return ("issued",) if verb.text in _ISSUING and not again else ("published",)
    return ()
