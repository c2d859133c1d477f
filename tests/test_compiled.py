"""Compiled modules: used only while they are those of the sources, and reading exactly what the sources read."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import gkdash
from gkdash import compiled, compiling

PACKAGE = Path(gkdash.__file__).parent
PROSE, READERS = PACKAGE / "prose", PACKAGE / "readers"
SAMPLES = Path(__file__).parents[1] / "data" / "samples"
CAN_COMPILE = pytest.mark.skipif(compiling.missing() != "", reason=f"{compiling.missing()}: nothing is compiled here")
EVERYTHING = """
import json, sys
from pathlib import Path
from gkdash.demo import county
from gkdash.prose import Chapter, read, read_passage, tokens

print(tokens.__file__)
for path in sorted(Path(sys.argv[1]).glob("*.jsonl")):
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        passage = read_passage(row["text"], 0, row["year"])
        print([(c.key, c.value, c.unit, c.qualifier, c.scope, c.period, c.span, c.how) for c in passage.claims])
        print([(doubt.reason, doubt.span) for doubt in passage.doubts])
for report in county.build(1).reports:
    for section in report.sections:
        text = "\\n".join(section.paragraphs)
        print(read([Chapter(section.key, 0, text)], text, report.year))
"""


@pytest.fixture
def package(tmp_path):
    """A package of one module, with a folder that says it was compiled from it."""
    (tmp_path / "__init__.py").write_text("", encoding="utf-8")
    (tmp_path / "counting.py").write_text("HOTLINE = 12345\n", encoding="utf-8")
    compiled.folder(tmp_path).mkdir(parents=True)
    compiled.note_sources(compiled.folder(tmp_path), compiled.digest(tmp_path))
    return tmp_path


def test_what_was_compiled_from_the_sources_comes_first(package):
    assert compiled.search_path([str(package)]) == [str(compiled.folder(package)), str(package)]


def test_a_changed_source_counts_at_once(package):
    (package / "counting.py").write_text("HOTLINE = 12346\n", encoding="utf-8")
    assert compiled.search_path([str(package)]) == [str(package)]


def test_what_was_compiled_with_other_flags_counts_no_more(package, monkeypatch):
    monkeypatch.setattr(compiled, "FLAGS", ("-O0",))
    assert compiled.search_path([str(package)]) == [str(package)]


def test_a_new_source_counts_at_once(package):
    (package / "more.py").write_text("", encoding="utf-8")
    assert compiled.search_path([str(package)]) == [str(package)]


def test_a_setting_leaves_compiled_modules_aside(package, monkeypatch):
    monkeypatch.setenv("GKDASH_AS_SOURCE", "1")
    assert compiled.search_path([str(package)]) == [str(package)]


def test_nothing_compiled_is_no_fault(tmp_path):
    assert compiled.search_path([str(tmp_path)]) == [str(tmp_path)]


def test_without_a_compiler_it_says_so_and_goes_on(monkeypatch, capsys):
    monkeypatch.setattr(compiling, "is_current", lambda _: False)
    monkeypatch.setattr(compiling.shutil, "which", lambda _: None)
    assert compiling.main() == 0
    assert "No C compiler" in capsys.readouterr().out


def test_a_source_edited_while_it_was_compiled_counts(tmp_path, monkeypatch):
    package = _package(tmp_path, "HOTLINE = 12345\n")

    def edited_meanwhile(_command, *, cwd, **_how):
        cwd.joinpath("made", "small", "counting").mkdir(parents=True)
        (package / "twice.py").write_text("HOTLINE = 12346\n", encoding="utf-8")
        return subprocess.CompletedProcess([], 0, "", "")

    monkeypatch.setattr(compiling.subprocess, "run", edited_meanwhile)
    assert compiling.compile_package(package, "small.counting") == ""
    assert not compiled.is_current(package)


@CAN_COMPILE
def test_a_package_is_compiled_and_found(tmp_path):
    package = _package(tmp_path, "def doubled(n: int) -> int:\n    return 2 * n\n")
    assert compiling.compile_package(package, "small.counting") == ""
    assert compiled.is_current(package)
    ran = _python(
        "import small.counting.twice as m; print(m.doubled(44), m.__file__)", PYTHONPATH=str(tmp_path)
    ).stdout.split()
    assert ran[0] == "88"
    assert ran[1].startswith(str(compiled.folder(package)))


@CAN_COMPILE
def test_what_does_not_compile_is_told_and_leaves_nothing(tmp_path):
    package = _package(tmp_path, "def doubled(n: int) -> int:\n    return str(n)\n")
    assert "Incompatible return value" in compiling.compile_package(package, "small.counting")
    assert not compiled.folder(package).exists()


PDF = """
import sys
from pathlib import Path
from gkdash.readers import pdf_native, read

print(pdf_native.__file__)
for block in read(Path(sys.argv[1]).read_bytes()).blocks:
    print(block)
"""


@pytest.mark.parametrize(
    ("package", "code", "what", "least"),
    [
        (PROSE, EVERYTHING, Path(__file__).parent / "prose" / "passages", 4000),
        (READERS, PDF, SAMPLES / "report.pdf", 20),
    ],
    ids=["prose", "pdf"],
)
def test_compiled_and_source_read_the_same(package, code, what, least):
    if not compiled.is_current(package):
        pytest.skip(f"gkdash.{package.name} is not compiled from these sources: make compile")
    first, *quick = _python(code, str(what)).stdout.splitlines()
    second, *plain = _python(code, str(what), GKDASH_AS_SOURCE="1").stdout.splitlines()
    assert Path(first).is_relative_to(compiled.folder(package))
    assert Path(second).parent == package
    assert len(quick) > least
    assert quick == plain


def _package(root, module):
    package = root / "small" / "counting"
    package.mkdir(parents=True)
    (root / "small" / "__init__.py").write_text("", encoding="utf-8")
    (package / "__init__.py").write_text(
        "from gkdash.compiled import search_path\n\n__path__ = search_path(__path__)\n", encoding="utf-8"
    )
    (package / "twice.py").write_text(module, encoding="utf-8")
    return package


def _python(code, *arguments, **environment):
    source = str(PACKAGE.parent)
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, [environment.get("PYTHONPATH"), source]))
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env={**os.environ, "GKDASH_AS_SOURCE": "", **environment},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
