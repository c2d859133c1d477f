"""The words around a figure as lists of tokens: up to the boundary before it, beyond a comma, and behind it."""

from __future__ import annotations

from typing import Final

from gkdash.prose.roles import role
from gkdash.prose.tokens import Token

STRONG: Final = frozenset({"subject", "requests", "generic_inquiry", "letter", "hot", "form", "opinions", "people"})
NAMES_CASE: Final = role(STRONG)
_LISTING: Final = frozenset({"subject", "conj"})
_ANCHORS: Final = STRONG | {"channel", "outcome", "public_info", "reject", "carried"}


def words_before(tokens: list[Token], at: int) -> tuple[list[Token], int]:
    """Return the tokens between the figure at index `at` and the boundary before it, brackets in between left out.

    The second value is the index of the boundary, -1 at the beginning of the sentence.
    """
    found: list[Token] = []
    aside: list[Token] | None = None
    depth = 0
    boundary = -1
    for index in range(at - 1, -1, -1):
        token = tokens[index]
        kind = token.kind
        if kind == "mark":
            value = token.value
            if value == ")":
                depth += 1
            elif value == "(" and depth:
                depth -= 1
            elif depth == 0:
                boundary = index
                break
        elif depth == 0:
            if kind == "number":
                boundary = index
                break
            found.append(token)
        elif kind in _LISTING:
            aside = [token] if aside is None else [*aside, token]
    if (
        aside is not None
        and not any(token.kind in _ANCHORS for token in found)
        and any(token.kind == "subject" for token in aside)
    ):
        found = sorted([*found, *aside], key=lambda token: -token.start)
    found.reverse()
    return found, boundary


def words_further(tokens: list[Token], boundary: int) -> list[Token]:
    """Return the tokens before a comma or colon, back to the last figure, semicolon or the beginning."""
    found: list[Token] = []
    depth = 0
    for index in range(boundary - 1, -1, -1):
        token = tokens[index]
        if token.kind == "mark":
            if token.value == ")":
                depth += 1
            elif token.value == "(":
                if depth == 0:
                    break
                depth -= 1
            elif depth == 0 and token.value in ";.":
                break
        elif depth == 0:
            if token.kind == "number":
                break
            found.append(token)
    return found[::-1]


def words_after(tokens: list[Token], at: int) -> tuple[list[Token], int]:
    """Return the tokens between a figure and the boundary after it, and the boundary's index."""
    found: list[Token] = []
    depth = 0
    for index in range(at + 1, len(tokens)):
        token = tokens[index]
        kind = token.kind
        if kind == "mark":
            value = token.value
            if value == "(":
                depth += 1
            elif value == ")" and depth:
                depth -= 1
            elif depth == 0:
                return found, index
        elif depth == 0:
            if kind == "number" or (token.text == "、" and _counts_again(tokens, index)):
                return found, index
            found.append(token)
    return found, len(tokens)


def _counts_again(tokens: list[Token], at: int) -> bool:
    """Tell whether another figure follows before the clause ends, so that what stands between is its own."""
    depth = 0
    for index in range(at + 1, len(tokens)):
        token = tokens[index]
        if token.kind == "mark":
            if token.value == "(":
                depth += 1
            elif token.value == ")" and depth:
                depth -= 1
            elif depth == 0:
                return False
        elif token.kind == "number" and depth == 0:
            return True
    return False
