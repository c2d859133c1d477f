"""A page around its body: masthead, links to the others, foot; one style sheet, nothing from outside, no script of a stranger."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from gkdash.exports.briefing.words import batch
from gkdash.exports.offline.markup import Child, Html, el, joined
from gkdash.exports.offline.model import Base
from gkdash.i18n import mark
from gkdash.i18n.formats import moment

STYLE = "style.css"

PAGES = {
    "index": mark("总览"),
    "findings": mark("检查发现"),
    "definitions": mark("定义"),
    "about": mark("阅读说明"),
}
"""Pages of the folder by the name of their file, in their order."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a page stands: `root` leads to the top of the folder, None for a page that stands alone; `here` is its own name."""

    root: str | None = ""
    here: str = ""
    script: str = ""


def page(base: Base, frame: Frame, title: str, *body: Child) -> bytes:
    """Return a page as it is written."""
    t = base.t
    alone = frame.root is None
    style = el("style", Html(asset(STYLE))) if alone else el("link", rel="stylesheet", href=f"{frame.root}{STYLE}")
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", http_equiv="Content-Security-Policy", content=_policy(frame.script)),
        el("title", f"{title} · {base.name}" if base.name != title else title),
        style,
    )
    notice = base.origin.notice
    shown = el(
        "body",
        el("p", notice, cls="made-up", role="note") if notice else None,
        None if alone else _links(base, frame),
        el("main", *body),
        el(
            "footer",
            el(
                "p",
                t(
                    "数据截至 {day}（北京时间），数据批次 {number}。只读页面，不需要网络。",
                    day=moment(base.origin.as_of, base.language),
                    number=batch(base.origin),
                ),
            ),
            el("p", t("“—”是没有报告、没有写明或没有读到，不是 0。")),
        ),
        el("script", Html(frame.script)) if frame.script else None,
    )
    language = "zh-CN" if base.language == "zh" else base.language
    whole = joined([Html("<!DOCTYPE html>\n"), el("html", head, shown, lang=language), Html("\n")])
    return whole.encode("utf-8")


@cache
def asset(name: str) -> str:
    """Return a file that stands beside this module."""
    return resources.files("gkdash.exports.offline").joinpath(name).read_text(encoding="utf-8")


def _links(base: Base, frame: Frame) -> Html:
    links = (
        el(
            "a",
            base.t(name),
            href=f"{frame.root}{key}.html",
            aria_current="page" if key == frame.here else None,
        )
        for key, name in PAGES.items()
    )
    whose = el("span", base.t("{name} {year} 年度", name=base.name, year=base.year), cls="whose")
    return el("nav", whose, *links)


def _policy(script: str) -> str:
    """Return what a browser may load: the style sheet of the folder, and of scripts only the one of the page itself."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    scripts = f"; script-src 'sha256-{digest}'" if script else ""
    return f"default-src 'none'; style-src 'self' file: 'unsafe-inline'{scripts}"
