"""What reading says of a file: no code without its English, no stored sentence lost, none kept that nobody says."""

import ast
import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from gkdash.errors import ErrorCode
from gkdash.i18n import translate
from gkdash.i18n.reading import (
    REFUSALS,
    REMARKS,
    UNKNOWN_REFUSAL,
    UNKNOWN_REMARK,
    Told,
    said_of_cell,
    said_of_failure,
    said_of_warning,
)
from gkdash.i18n.whole import WHOLE

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "gkdash"
SPEAKERS = ("readers", "extract", "prose", "ingest", "store", "cli", "errors.py")
CODE = re.compile("[a-z]+(?:_[a-z]+)*")
CHINESE = re.compile("[\u4e00-\u9fff]")


@cache
def trees():
    """Return the syntax of every module that may say something of a file."""
    paths = [path for name in SPEAKERS for path in sorted((PACKAGE / name).rglob("*.py")) or [PACKAGE / name]]
    return [ast.parse(path.read_text(encoding="utf-8")) for path in paths]


def listed(node):
    """Return the runs of values that stand beside each other: arguments, members of a tuple, a key and its value."""
    if isinstance(node, ast.Call):
        return [node.args]
    if isinstance(node, (ast.Tuple, ast.List)):
        return [node.elts]
    return [list(pair) for pair in zip(node.keys, node.values, strict=True)] if isinstance(node, ast.Dict) else []


def is_sentence(node, named):
    """Tell whether a value is a Chinese sentence, or the name of one."""
    if isinstance(node, ast.Name):
        return node.id in named
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    words = "".join(part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str))
    return bool(CHINESE.search(words) and re.search("[。：]", words))


def codes():
    """Return every code that a module gives to `Note` or `ReadingWarning`, or writes right before a Chinese sentence."""
    found = set()
    for tree in trees():
        nodes = list(ast.walk(tree))
        named = {
            node.targets[0].id
            for node in nodes
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and is_sentence(node.value, ())
        }
        for node in nodes:
            called = isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"Note", "ReadingWarning"}
            for values in listed(node):
                for code, sentence in pairwise(values):
                    is_word = isinstance(code, ast.Constant) and CODE.fullmatch(str(code.value))
                    if is_word and (called or is_sentence(sentence, named)):
                        found.add(code.value)
    return found


def test_every_code_of_a_warning_has_a_name_and_a_sentence_and_no_other_has():
    assert codes() == set(REMARKS)


def test_every_code_of_an_error_has_a_name_a_sentence_and_an_advice():
    assert set(REFUSALS) == {code.value for code in ErrorCode}


def test_whole_sentences_are_said_somewhere():
    said = {
        node.value
        for tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    everything = "\n".join(said)
    assert [sentence for sentence in sorted(WHOLE) if sentence.removesuffix("。") not in everything] == []


@pytest.mark.parametrize("code", REMARKS)
def test_a_warning_that_quotes_the_file_is_said_in_english_with_the_chinese_kept(code):
    message = "某处：“云溪县”3处，未读入。"
    told = said_of_warning(code, message, "en")
    assert told == Told(translate(REMARKS[code].sentence, "en"), message)
    assert not CHINESE.search(told.text)
    assert said_of_warning(code, message, "zh") == Told(message)


@pytest.mark.parametrize("code", REMARKS)
def test_a_warning_that_says_no_more_than_its_code_is_said_in_english_alone(code):
    told = said_of_warning(code, REMARKS[code].sentence, "en")
    assert told.chinese == ""
    assert not CHINESE.search(told.text)


@pytest.mark.parametrize("code", REFUSALS)
def test_a_failure_is_said_in_english_with_the_chinese_kept(code):
    message = "第 3 页出错。 请重试。"
    assert said_of_failure(code, message, "en") == Told(
        translate(REFUSALS[code].sentence, "en"), "第 3 页出错。请重试。"
    )
    assert said_of_failure(code, message, "zh") == Told("第 3 页出错。请重试。")


def test_a_failure_whose_sentences_hold_nothing_of_the_file_is_said_in_english_alone():
    told = said_of_failure("damaged", "文件不存在。 请检查文件名，文件可能已被移走。", "en")
    assert told == Told("There is no such file. Check its name; it may have been moved.")


def test_one_sentence_that_holds_something_of_the_file_keeps_all_of_them():
    message = "PDF 有 2001 页，超过 2000 页的上限。 请拆分后再试。"
    told = said_of_failure("too_large", message, "en")
    assert told == Told(
        "The file is over the limits. Split it; the limits can also be raised.", message.replace(" 请", "请")
    )


def test_codes_of_a_later_version_are_said_in_general_words():
    assert said_of_warning("not_yet_known", "有一处。", "en") == Told(
        translate(UNKNOWN_REMARK.sentence, "en"), "有一处。"
    )
    assert said_of_failure("not_yet_known", "", "en") == Told(translate(UNKNOWN_REFUSAL.sentence, "en"))


def test_a_doubt_about_a_cell_is_said_by_what_the_cell_holds():
    assert said_of_cell("number", "“约30” 是约数。", "en") == Told(
        "How this cell was read is in doubt; the original decides.", "“约30” 是约数。"
    )
    assert said_of_cell("unreadable", "“见附表” 中没有可读的数字。", "en") == Told(
        "There is text in this cell from which no figure could be read.", "“见附表” 中没有可读的数字。"
    )
    assert said_of_cell("blank", "此行只有行名，没有数字。", "en") == Told("This row has a name and no figures.")
    assert said_of_cell("number", "“约30” 是约数。", "zh") == Told("“约30” 是约数。")
