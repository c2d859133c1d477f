"""`export tables --format zip`: CSV and Parquet say the same, nothing is lost, everything is described and hashed."""

import hashlib
import io
import zipfile

import pandas as pd
import pyarrow.parquet as pq
import pytest

from gkdash.exports.bundle import make
from gkdash.exports.bundle.make import BY_REPORT, WHOLE, tables_zip
from gkdash.records import State
from tests.exports.stores import NAMES

TABLES = (*WHOLE, *BY_REPORT)


@pytest.fixture(scope="module")
def whole(demo, tmp_path_factory):
    path = tmp_path_factory.mktemp("zip") / "全部.zip"
    counts = tables_zip(demo[0], path)
    with zipfile.ZipFile(path) as package:
        return counts, {name: package.read(name) for name in package.namelist()}


def parquet(members, name):
    return pq.read_table(io.BytesIO(members[f"parquet/{name}.parquet"])).to_pandas()


def text(members, name):
    data = members[f"csv/{name}.csv"]
    assert data.startswith(b"\xef\xbb\xbf")
    return pd.read_csv(io.BytesIO(data), encoding="utf-8-sig", keep_default_na=False, dtype=str)


def test_every_table_is_there_in_both_forms(whole):
    counts, members = whole
    assert set(members) == {
        "SHA256SUMS", "README.md", "dictionary.csv", "dictionary.md",
        *(f"csv/{name}.csv" for name in TABLES), *(f"parquet/{name}.parquet" for name in TABLES),
    }  # fmt: skip
    for name in TABLES:
        frame, plain = parquet(members, name), text(members, name)
        assert list(frame.columns) == list(plain.columns), name
        assert len(frame) == len(plain) == counts[name], name


def test_every_cell_is_the_truth(whole, demo):
    _, members = whole
    cells = parquet(members, "cell")
    reports = {
        row["report_id"]: (row["agency_id"], int(row["year"]), int(row["revision"]))
        for row in parquet(members, "report").to_dict("records")
    }
    found = {
        (*reports[row["report_id"]], row["table_key"], row["row_key"], row["column_key"]): row["value"]
        for row in cells.to_dict("records")
    }
    expected = {
        (item.agency_id, item.year, item.revision, *place): cell.value if cell.state is State.NUMBER else None
        for item in demo[1].reports
        for place, cell in item.cells.items()
    }
    assert found.keys() == expected.keys()
    assert {key for key, value in found.items() if (None if pd.isna(value) else value) != expected[key]} == set()


def test_empty_is_no_figure_and_zero_is_zero(whole):
    plain = text(whole[1], "cell")
    assert set(plain.loc[plain["state"] != "number", "value"]) == {""}
    assert "" not in set(plain.loc[plain["state"] == "number", "value"])
    assert "0" in set(plain["value"])


def test_the_dictionary_describes_every_column(whole):
    _, members = whole
    rows = pd.read_csv(io.BytesIO(members["dictionary.csv"]), encoding="utf-8-sig")
    described = list(zip(rows["table"], rows["column"], strict=True))
    assert described == [(name, column) for name in TABLES for column in parquet(members, name).columns]
    assert rows["meaning"].notna().all()
    line = rows[(rows["table"] == "cell") & (rows["column"] == "value")].iloc[0]
    assert line["meaning"] == "The figure; null unless state is number. A blank is never 0."
    assert line["meaning_zh"] == "数字；状态不是 number 时为空。空格从不算 0。"
    assert (
        "| `value` | double | yes | 数字；状态不是 number 时为空。空格从不算 0。"
        " | The figure; null unless state is number. A blank is never 0. |\n" in members["dictionary.md"].decode()
    )
    assert members["dictionary.md"].decode().count("\n## ") == len(TABLES)


def test_hashes_are_those_of_the_members(whole):
    _, members = whole
    told = dict(reversed(line.split("  ")) for line in members["SHA256SUMS"].decode().splitlines())
    assert told == {name: hashlib.sha256(data).hexdigest() for name, data in members.items() if name != "SHA256SUMS"}


def test_no_folder_and_no_name_of_a_person_goes_out(whole):
    _, members = whole
    assert "source" not in parquet(members, "document").columns
    assert "person" not in parquet(members, "review").columns
    assert "text" not in parquet(members, "report").columns


def test_it_is_told_that_all_is_made_up(whole, demo):
    assert f"**{demo[1].notice}** Fictional data." in whole[1]["README.md"].decode()


def test_in_small_portions_it_is_the_same(demo, tmp_path, whole, monkeypatch):
    monkeypatch.setattr(make, "_REPORTS_AT_ONCE", 7)
    tables_zip(demo[0], tmp_path / "a.zip")
    with zipfile.ZipFile(tmp_path / "a.zip") as package:
        assert package.read("csv/cell.csv") == whole[1]["csv/cell.csv"]


def test_the_same_store_gives_the_same_bytes(demo, tmp_path):
    for name in ("a", "b"):
        tables_zip(demo[0], tmp_path / f"{name}.zip")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_a_year_and_a_scope_are_kept_to(demo, tmp_path):
    counts = tables_zip(demo[0], tmp_path / "a.zip", year=2024, scope="澄岚县财政局")
    assert (counts["agency"], counts["report"], counts["document"], counts["cell"]) == (1, 1, 1, 200)
    # who had to file and has not
    counts = tables_zip(demo[0], tmp_path / "a.zip", year=2024, scope="澄岚县棠渡镇人民政府")
    assert (counts["agency"], counts["report"], counts["cell"], counts["filing"]) == (1, 0, 0, 1)


def test_hostile_names_run_nothing(odd, tmp_path):
    tables_zip(odd, tmp_path / "a.zip")
    with zipfile.ZipFile(tmp_path / "a.zip") as package:
        members = {name: package.read(name) for name in package.namelist()}
    assert set(NAMES) <= set(parquet(members, "agency")["name"])
    names = set(text(members, "agency")["name"])
    assert {f"'{NAMES[0]}", f"'{NAMES[5]}", f"'{NAMES[6]}", *NAMES[1:5]} <= names
    for name in TABLES:
        frame = text(members, name)
        bad = [value for column in frame for value in frame[column] if value[:1] in {"=", "+", "@"}]
        assert bad == [], name
