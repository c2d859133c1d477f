"""What every finding of a text check owes an English reader: the same numbers, and no Chinese but what is quoted."""

import re
from collections import Counter

from gkdash.checks.spoken import said

_MONTHS = {"January": "1", "May": "5", "December": "12"}
_ARTICLES = {"第四十九条": "49", "第五十条": "50"}
"""What one of the two languages writes in words, as the digits that the other one has for it."""


def assert_says_the_same_in_english(found, names=()):
    """Fail unless a finding has an English sentence; `names` of agencies may stand in it without quotation marks."""
    english = said(found.check, found.message, found.params, "en")
    assert english != found.message, f"{found.check} says in Chinese only: {found.message}"
    assert re.search("[A-Za-z]{2}", english)
    rest = unquoted(english)
    for name in names:
        rest = rest.replace(name or "", "")
    assert not re.search("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]", rest), english
    assert numbers(english) == numbers(found.message), (english, found.message)


def unquoted(text):
    """Return a sentence without what stands in “”; a quotation may hold another."""
    depth, kept = 0, []
    for character in text:
        depth += (character == "“") - (character == "”")
        if not depth and character != "”":
            kept.append(character)
    return "".join(kept)


def numbers(text):
    """Return how often each number stands in a sentence."""
    for words, digits in (_MONTHS | _ARTICLES).items():
        text = text.replace(words, digits)
    return Counter(re.findall(r"\d+(?:\.\d+)?", text))
