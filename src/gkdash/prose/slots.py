"""What stands around a figure: the words before it up to the next boundary, further back, and after it."""

from __future__ import annotations

from gkdash.prose.tokens import Token

NOUNS = frozenset({
    "subject", "requests", "generic", "generic_inquiry", "letter", "channel", "other_channel", "public_info", "info",
    "people", "opinions", "hot", "form", "attribute", "reply_docs", "audience",
})
STRONG = frozenset({"subject", "requests", "generic_inquiry", "letter", "hot", "form", "opinions", "people"})
VERBS = frozenset({
    "received", "handle", "closed", "joint", "mediate", "take", "monitor", "publish", "make", "issue", "repeal",
    "in_force", "hold", "elsewhere", "collect", "uncollected", "outcome", "outcome_remedy", "carried", "reject",
    "pooled_outcome", "void", "new", "fresh",
})
BLOCKS = frozenset({"noun", "act", "thing", "verb", "app_part", "unit_part"})


def before(tokens: list[Token], at: int) -> tuple[list[Token], int]:
    """Return the tokens between the figure at index `at` and the boundary before it, brackets in between left out.

    The second value is the index of the boundary, -1 at the beginning of the sentence.
    """
    found: list[Token] = []
    aside: list[Token] = []
    depth = 0
    boundary = -1
    for index in range(at - 1, -1, -1):
        token = tokens[index]
        if token.kind == "mark":
            if token.value == ")":
                depth += 1
                continue
            if token.value == "(" and depth:
                depth -= 1
                continue
            if depth == 0 and token.value in "(,:;.":
                boundary = index
                break
        elif depth == 0:
            if token.kind == "number":
                boundary = index
                break
            found.append(token)
        elif token.kind == "subject":
            aside.append(token)
    if aside and not any(token.kind in STRONG | {"channel", "outcome"} for token in found):
        found = sorted([*found, *aside], key=lambda token: -token.start)
    return found[::-1], boundary


def further(tokens: list[Token], boundary: int) -> list[Token]:
    """Return the tokens before a comma or colon, back to the last figure, semicolon or the beginning."""
    found: list[Token] = []
    depth = 0
    for index in range(boundary - 1, -1, -1):
        token = tokens[index]
        if token.kind == "mark":
            if token.value == ")":
                depth += 1
                continue
            if token.value == "(":
                if depth == 0:
                    break
                depth -= 1
                continue
            if depth == 0 and token.value in ";.":
                break
            continue
        if depth == 0:
            if token.kind == "number":
                break
            found.append(token)
    return found[::-1]


def after(tokens: list[Token], at: int) -> tuple[list[Token], int]:
    """Return the tokens between a figure and the boundary after it, and the boundary's index."""
    found: list[Token] = []
    depth = 0
    for index in range(at + 1, len(tokens)):
        token = tokens[index]
        if token.kind == "mark":
            if token.value == "(":
                depth += 1
                continue
            if token.value == ")":
                if depth == 0:
                    return found, index
                depth -= 1
                continue
            if depth == 0 and token.value in ",:;.":
                return found, index
        elif depth == 0:
            if token.kind == "number" or (token.text == "、" and _counts_again(tokens, index)):
                return found, index
            found.append(token)
    return found, len(tokens)


def _counts_again(tokens: list[Token], at: int) -> bool:
    """Tell whether another figure follows before the clause ends, so that what stands between is its own."""
    for token in tokens[at + 1 :]:
        if token.kind == "number":
            return True
        if token.kind == "mark" and token.value in ",:;.()":
            return False
    return False
