"""Look a Chinese sentence up in the catalogue of another language; knows no page and no store.

Catalogues are `.po` files, read once per process by Babel; nothing has to be compiled, and each part of the interface
has its own. A sentence that counts
something is given as `translate("{n} 家未报", "en", n=3)`: where the catalogue has plural forms, `n` chooses.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from importlib import resources
from typing import TypeAlias

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

LANGUAGES = {"zh": "中文", "en": "English"}
"""Language codes of the address (`?lang=en`) and the names they call themselves."""

SOURCE = "zh"

Translate: TypeAlias = Callable[..., str]
"""A sentence and its named values to the text shown; what pages and charts are given as `t`."""


@cache
def catalogue(language: str) -> Catalog:
    """Return the catalogue of a language other than Chinese, all its files in one; raise KeyError where there is none.

    A part of the interface has a file of its own. Raises ValueError where a sentence stands in two of them.
    """
    if language not in LANGUAGES or language == SOURCE:
        raise KeyError(language)
    whole = Catalog(locale=language)
    for name, part in catalogue_files(language).items():
        for message in part:
            if not message.id:
                continue
            if message.id in whole:
                raise ValueError(f"{name}: {message.id!r} stands in another file of the catalogue too")
            whole[message.id] = message
    return whole


def catalogue_files(language: str) -> dict[str, Catalog]:
    """Return the files of a language's catalogue by name, in the order of their names."""
    folder = resources.files("gkdash.i18n").joinpath("locale", language, "LC_MESSAGES")
    found = {}
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.name.endswith(".po"):
            with item.open("rb") as file:
                found[item.name] = read_po(file, locale=language)
    return found


def translate(text: str, language: str, /, **values: object) -> str:
    """Return `text` in `language` with `{name}` filled in; a sentence that is not in the catalogue stays Chinese."""
    return _form(text, language, values.get("n")).format(**values) if values else _form(text, language, None)


def translator(language: str) -> Translate:
    """Return `translate` for one language."""
    return partial(_translate_to, language)


def mark(text: str) -> str:
    """Return `text` as it is: says to the catalogue's test that it is translated where it is used."""
    return text


def _translate_to(language: str, text: str, /, **values: object) -> str:
    return translate(text, language, **values)


def _form(text: str, language: str, count: object) -> str:
    if language == SOURCE:
        return text
    found = catalogue(language)
    message = found.get(text)
    if message is None:
        return text
    forms = message.string
    if isinstance(forms, (tuple, list)):
        number = count if isinstance(count, int) else 1
        return forms[_plural_index(language, number)] or text
    return forms or text


def _plural_index(language: str, number: int) -> int:
    """Return which plural form `number` takes; English has two."""
    return int(number != 1) if language == "en" else 0
