"""What a load does with files: new, known, moved, copied, corrected, broken."""

import json
import shutil
from pathlib import Path

import pytest

import gkdash.ingest.run
from gkdash.errors import GkdashError, StoreError
from gkdash.ingest.load import ingest
from gkdash.store import open_store
from tests.ingest.scripted import SETTINGS, parse, write
from tests.store.contents import contents


@pytest.fixture
def store(tmp_path):
    return open_store(str(tmp_path / "store"))


def load(store, *paths, **options):
    return ingest(paths, store, SETTINGS, parse=options.pop("parse", parse), **options)


def query(store, name, **params):
    with store.reader() as reader:
        return reader.query(name, **params).to_dict("records")


def test_a_folder_is_loaded(store, tmp_path):
    write(tmp_path / "in" / "财政局.txt", "agency: 佳县财政局", "year: 2024", "signed: 2025-01-21")
    write(tmp_path / "in" / "towns" / "通镇.txt", "agency: 佳县通镇人民政府", "year: 2024")
    write(tmp_path / "in" / "照片.txt", "error: unsupported_format")
    write(tmp_path / "in" / "~$财政局.txt", "agency: 佳县财政局")
    write(tmp_path / "in" / ".hidden", "agency: 佳县财政局")
    summary = load(store, tmp_path / "in")
    assert (summary.files, summary.loaded, summary.unchanged, summary.revised, summary.failed) == (3, 2, 0, 0, 1)
    assert [(item.source, item.code) for item in summary.refused] == [
        (str(tmp_path / "in" / "照片.txt"), "unsupported_format")
    ]
    assert set(summary.counts()) == {"files", "loaded", "unchanged", "revised", "failed", "seconds"}
    filing = query(store, "filing", year=2024)
    assert [(row["agency"], row["status"]) for row in filing] == [
        ("佳县财政局", "on_time"),
        ("佳县通镇人民政府", "undated"),
    ]
    failures = query(store, "failures")
    assert [(row["file_name"], row["error_code"]) for row in failures] == [("照片.txt", "unsupported_format")]
    archived = sorted(path.read_bytes() for path in (tmp_path / "store" / "archive").glob("??/*.bin"))
    assert archived == sorted(
        (tmp_path / "in" / name).read_bytes() for name in ("财政局.txt", "towns/通镇.txt", "照片.txt")
    )


def test_loading_twice_is_loading_once(store, tmp_path):
    write(tmp_path / "in" / "a.txt", "agency: 佳县财政局", "year: 2024")
    write(tmp_path / "in" / "b.txt", "error: damaged")
    load(store, tmp_path / "in")
    before, generation = contents(store), store.current()

    def parse_nothing(paths, *, workers, limits):
        pytest.fail("a known file was read again")

    summary = load(store, tmp_path / "in", parse=parse_nothing)
    assert (summary.files, summary.unchanged, summary.known_failures) == (2, 2, 1)
    assert store.current() == generation
    assert contents(store) == before


def test_a_moved_file_is_unchanged_and_both_places_are_known(store, tmp_path):
    first = write(tmp_path / "in" / "a.txt", "agency: 佳县财政局", "year: 2024")
    load(store, first)
    moved = tmp_path / "in" / "2024" / "财政局.txt"
    moved.parent.mkdir()
    first.rename(moved)
    summary = load(store, tmp_path / "in")
    assert (summary.files, summary.unchanged) == (1, 1)
    [report] = query(store, "report_summary", year=2024)
    places = query(store, "sources", document_id=report["document_id"])
    assert [row["source"] for row in places] == [str(first), str(moved)]
    assert report["file_name"] == "a.txt"


def test_the_same_file_twice_in_one_load_is_one_document(store, tmp_path):
    for name in ("a.txt", "b.txt", "c.txt"):
        write(tmp_path / "in" / name, "agency: 佳县财政局", "year: 2024")
    summary = load(store, tmp_path / "in")
    assert (summary.files, summary.loaded, summary.unchanged) == (3, 1, 2)
    [report] = query(store, "report_summary", year=2024)
    assert len(query(store, "sources", document_id=report["document_id"])) == 3


def test_an_archive_counts_its_documents_and_is_known_as_a_whole(store, tmp_path):
    body = "agency: 佳县财政局\nyear: 2024\n"
    write(tmp_path / "in" / "a.txt", body.strip())
    bundle = write(
        tmp_path / "in" / "报送.zip",
        f"document: 2024/财政局.txt\n{body}document: 林业局.txt",
        "agency: 佳县林业局",
        "year: 2024",
    )
    summary = load(store, tmp_path / "in")
    assert (summary.files, summary.loaded, summary.unchanged) == (3, 2, 1)
    again = load(store, bundle)
    assert (again.files, again.unchanged) == (2, 2)
    forester = next(row for row in query(store, "filing", year=2024) if row["agency"] == "佳县林业局")
    document = query(store, "report", report_id=forester["report_id"])[0]
    assert (document["file_name"], document["member"], document["source"]) == ("林业局.txt", "林业局.txt", str(bundle))
    assert store.writer().archive.path(document["file_sha256"]).read_bytes() == bundle.read_bytes()


def test_a_corrected_report_is_a_revision_with_its_difference(store, tmp_path):
    write(
        tmp_path / "in" / "a.txt",
        "agency: 佳县财政局",
        "year: 2024",
        "signed: 2025-01-21",
        "applications/new_received/total: 3",
    )
    load(store, tmp_path / "in")
    write(
        tmp_path / "in" / "b.txt",
        "agency: 佳县财政局",
        "year: 2024",
        "signed: 2025-02-10",
        "applications/new_received/total: 4",
    )
    summary = load(store, tmp_path / "in")
    assert (summary.files, summary.loaded, summary.unchanged, summary.revised) == (2, 0, 1, 1)
    [report] = query(store, "report_summary", year=2024)
    assert (report["revision"], report["revision_count"], report["new_received"]) == (2, 2, 4)
    assert (report["is_late"], str(report["filed_on"])[:10]) == (False, "2025-01-21")
    [difference] = query(store, "revision_differences", report_id=report["report_id"])
    assert (difference["row_key"], difference["value_before"], difference["value_after"]) == ("new_received", 3, 4)


def test_a_failure_is_tried_again_when_asked_or_when_the_parser_is_another(store, tmp_path, monkeypatch):
    write(tmp_path / "in" / "a.txt", "agency: 佳县财政局", "year: 2024")
    write(tmp_path / "in" / "b.txt", "error: timeout")
    load(store, tmp_path / "in")
    seen = []

    def watched(paths, *, workers, limits):
        for path, found in parse(paths, workers=workers, limits=limits):
            seen.append(path.name)
            yield path, found

    summary = load(store, tmp_path / "in", retry=True, parse=watched)
    assert seen == ["b.txt"]
    assert (summary.unchanged, summary.failed) == (1, 1)
    monkeypatch.setattr(gkdash.ingest.run, "PARSER_VERSION", f"{gkdash.PARSER_VERSION}, changed")
    summary = load(store, tmp_path / "in", parse=watched)
    assert seen == ["b.txt", "a.txt", "b.txt"]
    assert (summary.loaded, summary.failed, summary.unchanged) == (1, 1, 0)
    assert {
        row["parser_version"]
        for row in query(store, "report", report_id=query(store, "report_summary", year=None)[0]["report_id"])
    } == {f"{gkdash.PARSER_VERSION}, changed"}


def test_the_roster_says_who_is_missing(store, tmp_path):
    roster = tmp_path / "roster.csv"
    roster.write_text(
        "编号,名称,类型,上级,起,止\ncounty,佳县人民政府,政府,,,\nczj,佳县财政局,部门,county,,\nlyj,佳县林业局,部门,county,,2023\n",
        encoding="utf-8",
    )
    write(tmp_path / "in" / "a.txt", "agency: 佳县财政局", "year: 2024", "signed: 2025-02-03")
    load(store, tmp_path / "in", roster=roster)
    filing = {row["agency_id"]: row["status"] for row in query(store, "filing", year=2024)}
    assert filing == {"county": "missing", "czj": "late"}
    findings = [
        row for row in query(store, "findings", year=2024) if row["check_id"] in {"late_report", "missing_report"}
    ]
    assert [(row["check_id"], row["agency"], row["message"]) for row in findings] == [
        ("late_report", "佳县财政局", "应于2025年1月31日前公布，落款日期为2025年2月3日，逾期3天。"),
        ("missing_report", "佳县人民政府", "没有收到2024年度报告，应于2025年3月31日前公布。"),
    ]
    assert json.loads(findings[0]["evidence"]) == [{"due_on": "2025-01-31", "signed_on": "2025-02-03"}]


def test_another_roster_matches_what_is_loaded_anew(store, tmp_path):
    write(tmp_path / "in" / "a.txt", "agency: 佳县财政局", "year: 2024")
    load(store, tmp_path / "in")
    assert [row["on_roster"] for row in query(store, "filing", year=2024)] == [False]
    roster = tmp_path / "roster.csv"
    roster.write_text("编号,名称\nczj,佳县财政局\n", encoding="utf-8")
    load(store, roster=roster)
    assert [(row["agency_id"], row["match"]) for row in query(store, "filing", year=2024)] == [("czj", "exact")]


def test_other_checks_look_at_what_is_loaded_anew(store, tmp_path, monkeypatch):
    write(tmp_path / "in" / "a.txt", "agency: 佳县财政局", "year: 2024")
    load(store, tmp_path / "in")
    assert load(store, tmp_path / "in").generation == "gkdash-000001.duckdb"
    monkeypatch.setattr("gkdash.ingest.findings.signature", lambda: "another")
    assert load(store, tmp_path / "in").generation == "gkdash-000002.duckdb"


def test_an_ambiguous_or_absent_name_merges_nothing(store, tmp_path):
    roster = tmp_path / "roster.csv"
    roster.write_text("编号,名称,别名\na,甲县财政局,财政局\nb,乙县财政局,财政局\n", encoding="utf-8")
    for number, name in enumerate(("财政局", "财政局", None, None)):
        lines = [f"agency: {name}"] if name else []
        write(tmp_path / "in" / f"{number}.txt", *lines, "year: 2024", f"applications/granted/total: {number}")
    load(store, tmp_path / "in", roster=roster)
    reports = query(store, "report_summary", year=2024)
    assert sorted(row["match"] for row in reports) == ["ambiguous", "ambiguous", "unnamed", "unnamed"]
    assert len({row["agency_id"] for row in reports}) == 4
    assert sorted(row["agency"] for row in reports) == ["2.txt", "3.txt", "财政局", "财政局"]


def test_reading_in_pieces_and_in_any_order_gives_equal_tables(tmp_path, monkeypatch):
    for number in range(40):
        write(
            tmp_path / "in" / f"{number % 3}" / f"{number}.txt",
            f"agency: 佳县第{number % 9}镇人民政府",
            f"year: {2020 + number % 3}",
            f"signed: 2025-01-{1 + number % 20:02}",
            f"applications/new_received/total: {number % 5}",
        )
    write(tmp_path / "in" / "x.txt", "error: encrypted")
    whole, pieces = open_store(str(tmp_path / "one")), open_store(str(tmp_path / "two"))
    load(whole, tmp_path / "in")
    monkeypatch.setattr(gkdash.ingest.run, "BATCH_DOCUMENTS", 3)
    for folder in (*sorted((tmp_path / "in").iterdir(), reverse=True), tmp_path / "in"):
        load(pieces, folder)
    assert contents(pieces) == contents(whole)


def test_an_interruption_publishes_what_is_done(store, tmp_path, monkeypatch):
    for number in range(6):
        write(tmp_path / "in" / f"{number}.txt", f"agency: 佳县第{number}镇人民政府", "year: 2024")
    monkeypatch.setattr(gkdash.ingest.run, "BATCH_DOCUMENTS", 2)

    def interrupted(paths, *, workers, limits):
        for number, item in enumerate(parse(paths, workers=workers, limits=limits)):
            if number == 4:
                raise KeyboardInterrupt
            yield item

    summary = load(store, tmp_path / "in", parse=interrupted)
    assert (summary.interrupted, summary.loaded, summary.generation) == (True, 4, "gkdash-000001.duckdb")
    summary = load(store, tmp_path / "in")
    assert (summary.loaded, summary.unchanged) == (2, 4)


def test_an_interruption_before_anything_is_read_publishes_nothing(store, tmp_path):
    write(tmp_path / "in" / "a.txt", "agency: 佳县财政局", "year: 2024")

    def interrupted(paths, *, workers, limits):
        next(iter(paths))
        raise KeyboardInterrupt
        yield

    summary = load(store, tmp_path / "in", parse=interrupted)
    assert (summary.interrupted, summary.generation) == (True, None)
    assert store.current() is None


def test_a_rebuild_reads_the_archive_and_gives_the_same(store, tmp_path):
    write(
        tmp_path / "in" / "a.txt",
        "agency: 佳县财政局",
        "year: 2024",
        "signed: 2025-01-21",
        "applications/new_received/total: 3",
    )
    load(store, tmp_path / "in")
    write(
        tmp_path / "in" / "b.txt",
        "agency: 佳县财政局",
        "year: 2024",
        "signed: 2025-01-21",
        "applications/new_received/total: 4",
    )
    write(
        tmp_path / "in" / "copy of b.txt",
        "agency: 佳县财政局",
        "year: 2024",
        "signed: 2025-01-21",
        "applications/new_received/total: 4",
    )
    load(store, tmp_path / "in")
    before = contents(store)
    shutil.rmtree(tmp_path / "in")
    summary = load(store, rebuild=True)
    assert (summary.files, summary.loaded, summary.revised, summary.unchanged) == (3, 1, 1, 1)
    assert contents(store) == before
    assert store.current() == "gkdash-000003.duckdb"


def test_a_generation_of_another_schema_is_rebuilt_from_the_archive(store, tmp_path, monkeypatch):
    write(tmp_path / "in" / "a.txt", "agency: 佳县财政局", "year: 2024")
    load(store, tmp_path / "in")
    before = contents(store)
    monkeypatch.setattr("gkdash.store.schema.version", lambda: "another")
    write(tmp_path / "in" / "b.txt", "agency: 佳县林业局", "year: 2024")
    summary = load(store, tmp_path / "in" / "b.txt")
    assert (summary.files, summary.loaded) == (1, 1)
    after = contents(store)
    assert set(before["cell"]) < set(after["cell"])
    assert len(after["report"]) == 2


def test_an_interrupted_rebuild_is_not_published_and_goes_on_next_time(store, tmp_path, monkeypatch):
    for number in range(4):
        write(tmp_path / "in" / f"{number}.txt", f"agency: 佳县第{number}镇人民政府", "year: 2024")
    load(store, tmp_path / "in")
    before = contents(store)
    monkeypatch.setattr(gkdash.ingest.run, "BATCH_DOCUMENTS", 1)

    def interrupted(paths, *, workers, limits):
        for number, item in enumerate(parse(paths, workers=workers, limits=limits)):
            if number == 2:
                raise KeyboardInterrupt
            yield item

    assert load(store, rebuild=True, parse=interrupted).generation is None
    assert store.current() == "gkdash-000001.duckdb"
    load(store)
    assert store.current() == "gkdash-000002.duckdb"
    assert contents(store) == before


def test_a_file_that_changes_while_it_is_read_is_not_stored(store, tmp_path):
    write(tmp_path / "in" / "a.txt", "agency: 佳县财政局", "year: 2024")

    def changing(paths, *, workers, limits):
        for path in paths:
            write(path, "agency: 佳县财政局", "year: 2023")
            yield from parse([path], workers=workers, limits=limits)

    summary = load(store, tmp_path / "in", parse=changing)
    assert (summary.files, summary.failed) == (1, 1)
    assert summary.refused[0].message == "文件在读取时被改动。请重新导入。"


def test_a_path_that_is_not_there_loads_nothing(store, tmp_path):
    with pytest.raises(GkdashError, match=r"nowhere 不存在。.* does not exist"):
        load(store, tmp_path / "nowhere")
    assert store.current() is None


def test_an_empty_folder_publishes_nothing(store, tmp_path):
    (tmp_path / "in").mkdir()
    assert load(store, tmp_path / "in").files == 0
    assert store.current() is None
    with pytest.raises(StoreError, match="Nothing is loaded"):
        store.reader()


def test_the_store_itself_is_not_loaded(tmp_path):
    write(tmp_path / "data" / "a.txt", "agency: 佳县财政局", "year: 2024")
    inside = open_store(str(tmp_path / "data" / "store"))
    assert load(inside, tmp_path / "data").files == 1
    assert load(inside, tmp_path / "data").files == 1


def test_a_file_name_that_is_no_utf8_is_loaded(store, tmp_path):
    (tmp_path / "in").mkdir()
    name = b"\xb2\xc6\xd5\xfe\xbe\xd6.txt".decode("utf-8", "surrogateescape")  # 财政局.txt in GBK
    try:
        write(tmp_path / "in" / name, "agency: 佳县财政局", "year: 2024")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    assert load(store, tmp_path / "in").loaded == 1
    assert load(store, tmp_path / "in").unchanged == 1
    assert Path(query(store, "report_summary", year=2024)[0]["file_name"]).suffix == ".txt"
