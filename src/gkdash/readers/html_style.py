"""What a page's styles say of an element's display: hidden, table-like, block or inline.

Reads inline styles and plain rules (`.x`, `#x`, `tag`, `tag.x`) of the page's own style sheets; anything finer belongs
to a browser. Builds nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache

HIDDEN = "none"
STRUCK = "struck"
RAISED = "super"
UNSEEN = "hidden"
"""`visibility: hidden`: the element keeps its place and shows nothing."""

_DISPLAY = re.compile(
    r"(?:^|;)\s*(?:"
    r"display\s*:\s*(?P<display>[a-z-]+)"
    r"|visibility\s*:\s*(?P<unseen>hidden|collapse)"
    r"|text-decoration(?:-line)?\s*:[^;]*(?P<struck>line-through)"
    r"|vertical-align\s*:\s*(?P<raised>super)\b"
    r"|mso-(?:hide\s*:\s*all|element\s*:\s*(?:comment-list|annotation)|special-character\s*:\s*comment)(?P<office>)"
    r")",
    re.IGNORECASE,
)
_HINT = re.compile(r"display|visib|line-through|super|mso-(?:hide|element|special-character)", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_AT_BLOCK = re.compile(r"@[^{};]*(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SELECTOR = re.compile(r"^(?P<tag>[a-z][a-z0-9]*)?(?:(?P<kind>[.#])(?P<name>[\w-]+))?$", re.IGNORECASE)


@lru_cache(maxsize=4096)
def display_of(style: str) -> str:
    """Return a `display` value, HIDDEN, UNSEEN, STRUCK or RAISED for an inline style; empty where it says nothing of these."""
    if not _HINT.search(style):
        return ""
    result = ""
    for found in _DISPLAY.finditer(style):
        if found["display"]:
            result = found["display"].lower()
        elif found["unseen"]:
            result = UNSEEN
        elif found["struck"]:
            result = STRUCK
        elif found["raised"]:
            result = RAISED
        else:
            return HIDDEN
        if result == HIDDEN:
            return HIDDEN
    return result


class Sheet:
    """The rules of a page's style elements that concern display; empty for most pages."""

    def __init__(self, texts: list[str]) -> None:
        self._rules: dict[tuple[str, str, str], str] = {}
        for text in texts:
            if _HINT.search(text):
                self._add(text)
        self.empty = not self._rules

    def _add(self, text: str) -> None:
        plain = _AT_BLOCK.sub("", _COMMENT.sub("", text))
        for selectors, body in _RULE.findall(plain):
            value = display_of(body)
            if not value:
                continue
            for selector in selectors.split(","):
                found = _SELECTOR.match(selector.strip())
                if found and (found["tag"] or found["name"]):
                    key = ((found["tag"] or "").lower(), found["kind"] or "", found["name"] or "")
                    self._rules[key] = value

    def display_of(self, tag: str, classes: str, identity: str) -> str:
        """Return what the rules say of an element with this tag, class attribute and id."""
        result = self._rules.get((tag, "", ""), "")
        for name in classes.split():
            result = self._rules.get(("", ".", name)) or self._rules.get((tag, ".", name)) or result
        if identity:
            result = self._rules.get(("", "#", identity)) or self._rules.get((tag, "#", identity)) or result
        return result
