"""Colours, patterns and fonts of charts, the only place.

Each colour keeps a contrast of 3 to 1 against the light and the dark page (a test computes it), and each style has a
pattern or dash of its own, so that a grey print and an eye that does not tell colours apart still do.
"""

from __future__ import annotations

from typing import NamedTuple


class Style(NamedTuple):
    """Colour, fill pattern of bars, dash of lines; `hollow` fills with the pattern alone."""

    colour: str
    pattern: str = ""
    dash: str = "solid"
    hollow: bool = False


STYLES = {
    "on_time": Style("#3f7cac"),
    "late": Style("#c4701c", "/"),
    "undated": Style("#8a6fb0", "."),
    "missing": Style("#c2484d", "x", hollow=True),
    "pending": Style("#7d8a97", "-", hollow=True),
    "deadline": Style("#6b7785", dash="dash"),
    "this_year": Style("#3f7cac"),
    "last_year": Style("#7d8a97", dash="dot"),
    "number": Style("#3f7cac"),
    "blank": Style("#7d8a97", "", hollow=True),
    "placeholder": Style("#8a6fb0", "."),
    "unreadable": Style("#c4701c", "/"),
    "value": Style("#3f7cac"),
    "before": Style("#7d8a97", "/", dash="dot"),
    "second": Style("#c4701c", "/", dash="dash"),
    "third": Style("#2a8c82", ".", dash="dashdot"),
    "fourth": Style("#8a6fb0", "x", dash="longdash"),
    "peers": Style("#7d8a97", "", hollow=True),
    "not_reported": Style("#7d8a97", "", dash="dot", hollow=True),
    "flagged": Style("#c2484d", "x"),
    "mean": Style("#6b7785", dash="solid"),
    "limit": Style("#6b7785", dash="dash"),
    "wide_limit": Style("#6b7785", dash="dot"),
    "stated": Style("#3f7cac"),
    "hedged": Style("#8a6fb0", "."),
    "differing": Style("#c4701c", "/"),
    "area": Style("#2a8c82", "-"),
    "impossible": Style("#c2484d", "x"),
    "closed": Style("#3f7cac"),
    "open_requests": Style("#c4701c", "/"),
    "unclear": Style("#7d8a97", "", hollow=True),
    "error": Style("#c2484d", "x"),
    "review": Style("#c4701c", "/"),
    "notice": Style("#7d8a97", "", hollow=True),
    "granted": Style("#2a8c82"),
    "partly_granted": Style("#6a9440", "/"),
    "refused": Style("#c2484d", "x"),
    "unavailable": Style("#c4701c", "."),
    "rejected": Style("#8a6fb0", "-"),
    "other_outcome": Style("#7d8a97", "", hollow=True),
    "carried_out": Style("#3f7cac", "|", hollow=True),
    "carried_in": Style("#3f7cac", "|", hollow=True),
    "new_received": Style("#3f7cac"),
    "natural_person": Style("#3f7cac"),
    "commercial": Style("#c4701c", "/"),
    "research": Style("#2a8c82", "."),
    "nonprofit": Style("#8a6fb0", "x"),
    "legal_service": Style("#a8743f", "-"),
    "other_organisation": Style("#7d8a97", "", hollow=True),
    "hotline_12345": Style("#3f7cac"),
    "hotline_other": Style("#c4701c", "/", dash="dash"),
    "petition_platform": Style("#c2484d", "x", dash="dot"),
    "public_inquiry": Style("#2a8c82", ".", dash="dashdot"),
    "mayor_mailbox": Style("#8a6fb0", "-", dash="longdash"),
    "county_mailbox": Style("#a8743f", "|", dash="longdashdot"),
    "leader_mailbox": Style("#b85c9e", "+", dash="dash"),
    "requests": Style("#7d8a97", "", dash="dot", hollow=True),
    "proactive": Style("#3f7cac"),
    "proactive_website": Style("#2a8c82", "."),
    "proactive_wechat": Style("#6a9440", "/"),
    "proactive_new_media": Style("#c4701c", "x"),
    "proactive_board": Style("#8a6fb0", "-"),
    "upheld": Style("#2a8c82"),
    "corrected": Style("#c2484d", "x"),
    "other_result": Style("#8a6fb0", "."),
    "pending_result": Style("#7d8a97", "-", hollow=True),
}

LIGHT = "#ffffff"
DARK = "#12181f"

FONT = "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, Source Han Sans SC, WenQuanYi Micro Hei, Segoe UI, sans-serif"
