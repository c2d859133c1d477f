"""Text from outside becomes harmless, and files and packages follow from their contents alone."""

import csv
import io
import zipfile

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkdash.exports.bundle.arrow_csv import write_csv
from gkdash.exports.pack import packed, repacked, write_whole
from gkdash.exports.safe import CELL_LENGTH, cell_text, csv_bytes, defused, file_stem, unlike, xml_text
from tests.exports.stores import LONG, NAMES


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("=cmd|'/c calc'!A1", "'=cmd|'/c calc'!A1"),
        ("-3", "-3"),
        ("-3件", "'-3件"),
        ("+5.0", "+5.0"),
        ("@x", "'@x"),
        ("\t=1", "'\t=1"),
        ("1=1", "1=1"),
        (-3, -3),
        (None, None),
    ],
)
def test_text_that_begins_like_a_formula_gets_an_apostrophe(given, expected):
    assert defused(given) == expected


@given(
    st.lists(
        st.one_of(
            st.none(),
            st.text(st.characters(codec="utf-8", exclude_characters="\x00\r\n"), max_size=12),
            st.sampled_from(["=1", "-3", "+x", "@", "\t", "-1e5"]),
        ),
        max_size=30,
    )
)
def test_whole_columns_are_judged_as_single_texts_are(texts):
    batch = pa.RecordBatch.from_arrays([pa.array(texts, pa.string())], names=["a"])
    out = io.BytesIO()
    write_csv(out, batch.schema, [batch])
    read = list(csv.reader(io.StringIO(out.getvalue().decode("utf-8-sig"), newline="")))
    assert [row[0] if row else "" for row in read[1:]] == ["" if text is None else defused(text) for text in texts]


def test_lists_stand_in_one_cell():
    batch = pa.RecordBatch.from_pylist([{"a": ["=x", "y"], "b": [1.5, 2.0]}, {"a": [], "b": None}])
    out = io.BytesIO()
    write_csv(out, batch.schema, [batch])
    assert out.getvalue() == '\ufeff"a","b"\n"\'=x；y","1.5；2"\n"",\n'.encode()


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("佳县财政局", "佳县财政局"),
        ("㙍镇人民政府", "㙍镇人民政府"),
        ("<script>alert(1)</script>", "_script_alert(1)_script_"),
        ("+1-800/..\\局", "+1-800_.._局"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        (" . ", "_"),
        ("a\u202egpj.exe", "a_gpj.exe"),
        ("a\x00b\ud800", "a\ufffdb\ufffd"),
    ],
)
def test_a_file_name_is_one_everywhere(given, expected):
    assert file_stem(given) == expected


@pytest.mark.parametrize("name", [LONG, "😀" * 100, "a" * 400])
def test_a_file_name_is_short_and_whole(name):
    stem = file_stem(name)
    assert 100 < len(stem.encode()) <= 120
    assert name.startswith(stem)


def test_names_that_differ_in_capitals_are_told_apart():
    used = set()
    assert [unlike(name, used) for name in ("局", "A", "a", "局")] == ["局", "A", "a(2)", "局(2)"]


def test_text_fits_xml_and_a_cell():
    assert xml_text("a\x00\x0b\ud83d\ufffeb\t\n😀㙍") == "a����b\t\n😀㙍"
    assert cell_text("x" * CELL_LENGTH) == "x" * CELL_LENGTH
    assert cell_text("x" * (CELL_LENGTH + 1)) == "x" * (CELL_LENGTH - 1) + "…"


def test_a_csv_opens_in_excel():
    data = csv_bytes(["单位", "数"], [[NAMES[0], 3], [NAMES[3], None]])
    assert data == f"\ufeff单位,数\r\n'{NAMES[0]},3\r\n{NAMES[3]},\r\n".encode()


def test_packages_have_no_time():
    data = packed([("a.txt", b"1"), ("b.txt", b"2")])
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert [(item.filename, item.date_time) for item in package.infolist()] == [
            ("a.txt", (1980, 1, 1, 0, 0, 0)),
            ("b.txt", (1980, 1, 1, 0, 0, 0)),
        ]
    again = repacked(data, {"b.txt": lambda old: old + b"!"})
    with zipfile.ZipFile(io.BytesIO(again)) as package:
        assert (package.read("a.txt"), package.read("b.txt")) == (b"1", b"2!")
    assert repacked(data) == data


def test_a_file_is_there_whole_or_not_at_all(tmp_path):
    path = tmp_path / "new" / "a.txt"
    write_whole(path, b"1")
    write_whole(path, b"2")
    assert [(item.name, item.read_bytes()) for item in path.parent.iterdir()] == [("a.txt", b"2")]
    with pytest.raises(TypeError):
        write_whole(path, None)
    assert [(item.name, item.read_bytes()) for item in path.parent.iterdir()] == [("a.txt", b"2")]
