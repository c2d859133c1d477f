"""The one place where a page shows that something failed; with it the only broad `except` of the screen."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

from gkdash.errors import GkdashError
from gkdash.i18n import translator
from gkdash.i18n.both import in_language
from gkdash.ui.nodes import div, el
from gkdash.ui.sheet import sheet

_LOG = logging.getLogger("gkdash.screen")


@contextmanager
def frame(language: str) -> Iterator[None]:
    """Show what fails inside as a sentence with a way on; what is not understood goes to the log under a number."""
    t = translator(language)
    try:
        yield
    except GkdashError as error:
        _show(t("无法显示本页"), in_language(error.message, language), in_language(error.hint, language), language)
    except Exception:  # noqa: BLE001 - the frame: whatever fails on a page ends here
        number = uuid4().hex[:8]
        _LOG.exception("Page failed, number %s", number)
        text = t("程序出了意料之外的错误，编号 {number}。", number=number)
        _show(t("无法显示本页"), text, t("请把编号告诉管理员，日志里记有详情。"), language)


def _show(title: str, text: str, hint: str, language: str) -> None:
    sheet(
        "error", div("empty failed", el("h2", title), el("p", text), el("p", hint) if hint else None), language=language
    )
