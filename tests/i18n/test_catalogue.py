"""Every sentence of the interface has an English translation, and the catalogue holds nothing that is not used."""

import ast
import re
from functools import cache
from pathlib import Path

from gkdash.i18n import translate
from gkdash.i18n.translate import catalogue

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [ROOT / "app.py", *sorted((ROOT / "pages").rglob("*.py")), *sorted((ROOT / "src" / "gkdash").rglob("*.py"))]
CALLS = {"t", "mark", "translate"}
CHINESE = re.compile(r"[\u4e00-\u9fff]")


@cache
def used() -> set[str]:
    """Return the first argument of every call of `t`, `mark` and `translate` that is a literal."""
    found = set()
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if name in CALLS and isinstance(node.args[0].value, str):
                    found.add(node.args[0].value)
    return found


def translated() -> set[str]:
    return {message.id if isinstance(message.id, str) else message.id[0] for message in catalogue("en") if message.id}


def test_every_sentence_has_an_english_translation():
    assert sorted(used() - translated()) == []


def test_the_catalogue_holds_nothing_else():
    assert sorted(translated() - used()) == []


def test_every_translation_is_complete():
    messages = [message for message in catalogue("en") if message.id]
    wrong = [(message.id, what) for message in messages for what in lacking(message)]
    assert wrong == []
    assert len(messages) > 1500


def lacking(message) -> list[str]:
    """Return what is wrong with a translation: empty, with Chinese in it, or with names that the sentence has not."""
    source = message.id if isinstance(message.id, str) else message.id[0]
    forms = [message.string] if isinstance(message.string, str) else list(message.string)
    names = set(re.findall(r"{(\w+)}", source)) | {"mon"}
    found = ["is empty" for form in forms if not form]
    found += [f"has Chinese in it: {form}" for form in forms if CHINESE.search(form)]
    return found + [f"has other names: {form}" for form in forms if not set(re.findall(r"{(\w+)}", form)) <= names]


def test_no_sentence_stands_in_the_interface_untranslated():
    """Chinese in `ui` and `pages` goes through `t` or `mark`; documentation and errors, which say both, do not count."""
    loose = []
    for path in SOURCES:
        if "ui" not in path.parts and "pages" not in path.parts and path.name != "app.py":
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        inside = {
            id(child)
            for node in ast.walk(tree)
            if isinstance(node, ast.Call)
            and (
                (name := node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", ""))
                in CALLS
                or name.endswith("Error")
            )
            for child in ast.walk(node)
        }
        documentation = {
            id(node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        }
        loose += [
            (path.name, node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and CHINESE.search(node.value)
            and id(node) not in inside | documentation
        ]
    assert loose == []


def test_plural_follows_the_number():
    assert translate("{n} 家未报", "en", n=1) == "1 has not filed"
    assert translate("{n} 家未报", "en", n=3) == "3 have not filed"
    assert translate("{n} 家未报", "zh", n=1) == "1 家未报"


def test_unknown_sentence_stays_chinese():
    assert translate("没有这句话", "en") == "没有这句话"
