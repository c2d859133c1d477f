"""What users are told when something fails is told in Chinese, then in English, so that either half can be shown alone."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from gkdash import errors
from gkdash.i18n.both import in_language
from gkdash.ui import load_parts, nodes

SOURCE = Path(errors.__file__).parent

ONE_LANGUAGE = {errors.UnreadableDocument, errors.FormError}
"""Refusals are stored in Chinese and said by code in other languages; defects of shipped data are the developers'."""

DEVELOPERS = {"checks/definitions.py"}

KINDS = {
    name
    for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, errors.GkdashError) and kind not in ONE_LANGUAGE
} | {"UsageError"}


def texts(node: ast.expr, names: dict[str, ast.expr]) -> Iterator[str]:
    """Yield what a literal may say, `‹›` in the place of each value; nothing for what is told by other code."""
    match node:
        case ast.Constant(value=str() as text):
            yield text
        case ast.JoinedStr(values=parts):
            yield "".join(part.value if isinstance(part, ast.Constant) else "‹›" for part in parts)
        case ast.IfExp(body=body, orelse=orelse):
            yield from texts(body, names)
            yield from texts(orelse, names)
        case ast.Name(id=name) if name in names:
            yield from texts(names[name], names)


def messages() -> Iterator[tuple[str, str]]:
    for path in sorted(SOURCE.rglob("*.py")):
        where = path.relative_to(SOURCE).as_posix()
        if where in DEVELOPERS:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assigned = [node for node in ast.walk(tree) if isinstance(node, ast.Assign)]
        names = {node.targets[0].id: node.value for node in assigned if isinstance(node.targets[0], ast.Name)}
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            if called in KINDS:
                for argument in node.args:
                    for text in texts(argument, names):
                        if text:
                            yield f"{where}:{node.lineno}", text


MESSAGES = list(messages())


def test_messages_are_found():
    assert len(MESSAGES) > 150
    assert ("cli/ingest.py:48", "请至少写一个 PATH。Give at least one PATH.") in MESSAGES


@pytest.mark.parametrize(("where", "text"), MESSAGES, ids=[where for where, _ in MESSAGES])
def test_chinese_comes_before_english(where, text):
    chinese, english = in_language(text, "zh"), in_language(text, "en")
    assert re.search("[一-鿿]", chinese), f"{where} has no Chinese: {text}"
    assert re.search("[A-Za-z]{2}", re.sub("‹›", "", english)), f"{where} has no English: {text}"
    assert text.startswith(chinese)
    assert not re.search("[一-鿿]", re.sub("名称 or name", "", english)), f"{where} has Chinese within English: {text}"
    assert not re.search(r"[A-Za-z]{3} [A-Za-z]{2,} [a-z]{2,}", re.sub("`[^`]*`", "", chinese)), where


@pytest.mark.parametrize(
    ("text", "chinese", "english"),
    [
        (
            "名录.csv:3: 单位名称为空。The name is missing.",
            "名录.csv:3: 单位名称为空。",
            "名录.csv:3: The name is missing.",
        ),
        (
            "没有单位“财政局”。There is no agency '财政局'.",
            "没有单位“财政局”。",
            "There is no agency '财政局'.",
        ),
        (
            "模板.txt 不是 Word 文档（.docx）。模板.txt is no Word document (.docx).",
            "模板.txt 不是 Word 文档（.docx）。",
            "模板.txt is no Word document (.docx).",
        ),
        (
            "数据打不开：IO Error: gone。The data cannot be opened: IO Error: gone",
            "数据打不开：IO Error: gone。",
            "The data cannot be opened: IO Error: gone",
        ),
        ("请检查。请重试。Check. Try again.", "请检查。请重试。", "Check. Try again."),
        ("请去掉密码后再读。", "请去掉密码后再读。", "请去掉密码后再读。"),
        ("Set until = 2020.", "Set until = 2020.", "Set until = 2020."),
        ("", "", ""),
    ],
)
def test_one_language_of_a_message(text, chinese, english):
    assert (in_language(text, "zh"), in_language(text, "en")) == (chinese, english)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("zh", "没有完成：本程序正在导入。请等它完成。"),
        ("en", "Not finished: This process is already loading. Wait until it is done."),
    ],
)
def test_a_load_that_broke_is_told_in_the_language_of_the_page(language, told):
    error = errors.StoreError("本程序正在导入。This process is already loading.", "请等它完成。Wait until it is done.")
    assert list(nodes.texts(load_parts.broken(error, language))) == [told]
