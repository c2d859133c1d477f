"""Faults in the prose: figures that do not fit the tables or each other, leftovers, wrong names, copied text."""

from __future__ import annotations

import re

from gkdash.demo.draft import Draft, Passage
from gkdash.demo.faults.base import ALL, UNITS, Around, Candidate, Planter, replace_sentences, say
from gkdash.demo.phrases import Sentence
from gkdash.metrics.rates import feasible

_TOWNS = frozenset({"town", "subdistrict"})


def _text_table_mismatch(draft: Draft, _: Around) -> None:
    """State another number of applications than table three."""
    true = draft.figures["applications", "new_received", "total"]
    # 收到 may mean what was carried in as well
    carried = draft.figures["applications", "carried_in", "total"]
    more = draft.dice.pick("mismatch", [more for more in (1, 2, 3) if more != carried])
    sentence = say(draft, "fault.applications", wrong=true + more)
    replace_sentences(draft, ["applications"], sentence)
    draft.fault(
        "text_table_mismatch",
        "文字所述申请数与表格不符",
        (("applications", "new_received", "total"),),
        sentence.text,
    )


def _zero_against_text(draft: Draft, _: Around) -> None:
    """State cases that the all-zero tables should hold."""
    if draft.dice.chance("zero.decisions", 0.5):
        sentence = say(draft, "fault.decisions", wrong=draft.dice.integer("zero", 3, 40))
        draft.chapter("overview").passages[-1].sentences.append(sentence)
    else:
        sentence = say(draft, "fault.applications", wrong=draft.dice.integer("zero", 2, 6))
        replace_sentences(draft, ["applications"], sentence)
    draft.fault("zero_against_text", "表格全为零，文字称有办理事项", passage=sentence.text)
    draft.fault("text_table_mismatch", "文字与全零表格不符", passage=sentence.text, follows="zero_against_text")


def _impossible_rate(draft: Draft, _: Around) -> None:
    """State a satisfaction rate that no number of cases out of those received gives."""
    base = draft.counts["hotline"]
    rates = [tenths / 10 for tenths in range(901, 999) if tenths % 10 and not feasible(tenths / 10, 1, base)]
    rate = draft.dice.pick("impossible", rates)
    sentence = _rate(draft, rate)
    draft.fault("impossible_rate", f"{base}件中任何整数件都得不出{rate}%", passage=sentence.text)


def _rate_out_of_range(draft: Draft, _: Around) -> None:
    """State a rate above one hundred percent."""
    sentence = _rate(draft, 100 + draft.dice.integer("range", 11, 79) / 10)
    draft.fault("rate_out_of_range", "比率超过100%", passage=sentence.text)


def _rate(draft: Draft, rate: float) -> Sentence:
    sentence = say(draft, "fault.rate", wrong=rate, hotline=draft.counts["hotline"])
    replace_sentences(draft, ["hotline_12345", "requests"], sentence)
    return sentence


def _breakdown_mismatch(draft: Draft, _: Around) -> None:
    """State a total that its parts, given as exhaustive, do not add up to."""
    channels = ["proactive", "proactive_website", "proactive_wechat", "proactive_board", "proactive_new_media"]
    sentence = say(draft, "fault.breakdown", wrong=draft.counts["total"] + draft.dice.integer("breakdown", 2, 19))
    replace_sentences(draft, channels, sentence)
    draft.fault("breakdown_mismatch", "分项之和与总数不符", passage=sentence.text)


def _stale_year(draft: Draft, _: Around) -> None:
    """Leave last year's number in a sentence about the year."""
    mark = f"{draft.year}年"
    passage, index = _sentence_with(draft, mark)
    old = passage.sentences[index]
    stale = Sentence(old.text.replace(mark, f"{draft.year - 1}年"), old.indicators)
    passage.sentences[index] = stale
    draft.fault("stale_year", f"正文残留{draft.year - 1}年", passage=stale.text)


def _wrong_agency_name(draft: Draft, around: Around) -> None:
    """Name another unit as the reporting one, or speak of a town as of a bureau."""
    me = draft.facts.words["me"]
    passage, index = _sentence_with(draft, me)
    peers = around.peers(draft.agency, draft.year)
    if not peers or draft.dice.chance("name.self", 0.5):
        wrong = "我局" if draft.agency.unit_type in _TOWNS else "我镇"
    else:
        wrong = draft.dice.pick("name.other", peers).short_name(draft.year)
    text = passage.sentences[index].text.replace(me, wrong, 1)
    passage.sentences[index] = Sentence(text, ())
    draft.fault("wrong_agency_name", f"以“{wrong}”自称", passage=text)


def _unfilled_placeholder(draft: Draft, _: Around) -> None:
    """Leave a template's placeholder where the agency should name itself."""
    me = draft.facts.words["me"]
    passage, index = _sentence_with(draft, me)
    endings = {"我局": "XX局", "我镇": "××镇", "我乡": "某某乡", "我街道": "XX街道"}
    mark = draft.dice.pick("placeholder", ("[单位名称]", endings.get(me, "XX单位"), "____"))
    text = passage.sentences[index].text.replace(me, mark, 1)
    passage.sentences[index] = Sentence(text, ())
    draft.fault("unfilled_placeholder", f"模板占位符“{mark}”未填写", passage=text)


def _copy_last_year(draft: Draft, around: Around) -> None:
    """Take wording and activity from last year's report; only the year and the tables' figures are new."""
    draft.voice = around.voice(draft.agency, draft.year - 1)
    draft.counts = around.counts(draft.agency, draft.year - 1)


def _copied_from_last_year(draft: Draft, _: Around) -> None:
    longest = max((passage.text for passage in draft.passages()), key=len)
    draft.fault("copied_from_last_year", "正文与上年度报告基本相同", passage=longest)
    draft.fault("problems_copied_from_last_year", "问题和措施与上年度相同", follows="copied_from_last_year")


def _copy_peer(draft: Draft, around: Around) -> None:
    """Take wording and activity from another unit's report, where there is one; names are replaced."""
    peers = around.peers(draft.agency, draft.year)
    if not peers:
        return
    peer = draft.dice.pick("peer", peers)
    draft.voice = around.voice(peer, draft.year)
    draft.counts = around.counts(peer, draft.year)
    draft.topics = peer.topics
    draft.source = peer
    draft.fault("copied_from_peer", f"正文与{peer.name(draft.year)}报告基本相同")


def _sentence_with(draft: Draft, mark: str) -> tuple[Passage, int]:
    """Return where a sentence without figures has the mark; one is added at the end of chapter one where none has."""
    # `〔2021〕30号` is no mention of the year; `2021年1月1日` is one
    found = re.compile(re.escape(mark))
    for passage in draft.passages():
        for index, sentence in enumerate(passage.sentences):
            if not sentence.indicators and found.search(sentence.text):
                return passage, index
    last = draft.chapter("overview").passages[-1]
    last.sentences.append(Sentence(f"{draft.year}年，{draft.facts.words['me']}各项公开任务按期完成。"))
    return last, len(last.sentences) - 1


def _silent(candidate: Candidate) -> bool:
    return not candidate.active


def _few_orders(candidate: Candidate) -> bool:
    return 8 <= candidate.counts.get("hotline", 0) <= 90


def _has_orders(candidate: Candidate) -> bool:
    return candidate.counts.get("hotline", 0) >= 8


def _busy(candidate: Candidate) -> bool:
    return candidate.applications("new_received") >= 1


def _anywhere(_: Candidate) -> bool:
    return True


def _had_report(candidate: Candidate) -> bool:
    renamed = candidate.agency.name(candidate.year) != candidate.agency.name(candidate.year - 1)
    return candidate.before is not None and candidate.active and not renamed


def _plain_town(candidate: Candidate) -> bool:
    return candidate.agency.unit_type == "town" and candidate.active


WORDING = (
    Planter("text_table_mismatch", ALL, _busy, late=_text_table_mismatch),
    Planter("zero_against_text", UNITS, _silent, late=_zero_against_text),
    Planter("impossible_rate", ALL, _few_orders, late=_impossible_rate),
    Planter("rate_out_of_range", ALL, _has_orders, late=_rate_out_of_range),
    Planter("breakdown_mismatch", UNITS, _anywhere, late=_breakdown_mismatch),
    Planter("stale_year", ALL, _anywhere, late=_stale_year),
    Planter("wrong_agency_name", frozenset({"department", "town"}), _anywhere, late=_wrong_agency_name),
    Planter("unfilled_placeholder", ALL, _anywhere, late=_unfilled_placeholder),
    Planter("copied_from_last_year", UNITS, _had_report, _copy_last_year, _copied_from_last_year, pair=True),
    Planter("copied_from_peer", UNITS, _plain_town, early=_copy_peer),
)
