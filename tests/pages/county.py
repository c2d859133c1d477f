"""A small county made of records: enough of everything the pages show, with each state of a cell, as a store."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from gkdash.agencies import Agency, Roster, UnitType
from gkdash.documents import Address, Cell, Document, Grid, Paragraph, cell_span, numbered
from gkdash.forms import edition_for_year
from gkdash.ingest.findings import check
from gkdash.records import Fact, Failure, Indicator, Parsed, ReadingWarning, Report, Section, State
from gkdash.store import Loaded, open_store

COUNTY = "云溪县人民政府"
OFFICE = "云溪县人民政府办公室"
EDUCATION = "云溪县教育局"
HOUSING = "云溪县住房和城乡建设局"
FINANCE = "云溪县财政局"
LONG = "云溪县历史文化名城名镇名村保护与旅游产业融合发展促进服务中心"
QINGHE = "云溪县清河镇人民政府"
SHIQIAO = "云溪县石桥镇人民政府"
LINQUAN = "云溪县林泉街道办事处"

UNITS = {
    COUNTY: ("gov", "government", ""),
    OFFICE: ("office", "office", "gov"),
    EDUCATION: ("edu", "department", "gov"),
    HOUSING: ("housing", "department", "gov"),
    FINANCE: ("finance", "department", "gov"),
    LONG: ("heritage", "authorised", "gov"),
    QINGHE: ("qinghe", "town", "gov"),
    SHIQIAO: ("shiqiao", "town", "gov"),
    LINQUAN: ("linquan", "subdistrict", "gov"),
}
STRANGER = "邻水县水务局"
HOSTILE = "<b>粗体</b> **加粗** <img src=x onerror=alert(1)>"


WORK = (
    "全年受理“12345”政务服务热线工单88件、信访平台转办事项8件、百姓问政帖文1件、县长信箱来信2件，均已办结，群众满意率95.3%。"
    "接待来访群众40余人，处理3202转办单。全系统共受理热线工单900余件。"
    "未收到信息处理费。账号关注人数累计1.2万人。"
)
"""The prose of one report with many claims, one passage in doubt, own and area, year and cumulative."""

STATED = (
    ("受理“12345”政务服务热线工单88件", "hotline_12345.received", 88, {}),
    ("均已办结", "hotline_12345.closed", 88, {"how": "all_closed"}),
    ("信访平台转办事项8件", "petition_platform.received", 8, {}),
    ("均已办结", "petition_platform.closed", 8, {"how": "all_closed"}),
    ("百姓问政帖文1件", "public_inquiry.received", 1, {}),
    ("县长信箱来信2件", "county_mailbox.received", 2, {}),
    ("群众满意率95.3%", "requests.satisfaction_rate", 95.3, {"unit": "%", "how": "shared_rate"}),
    ("接待来访群众40余人", "visits.received", 40, {"unit": "人", "qualifier": "at_least"}),
    ("全系统共受理热线工单900余件", "hotline_12345.received", 900, {"qualifier": "at_least", "scope": "area"}),
    ("未收到信息处理费", "processing_fee.amount", 0, {"unit": "元", "how": "zero_words"}),
    ("账号关注人数累计1.2万人", "followers.people", 12000, {"unit": "人", "period": "cumulative"}),
)

FIRST_RUN = datetime(2025, 2, 20, 1, 0)  # noqa: DTZ001 - the store keeps UTC without a zone


def build(root: Path) -> str:
    """Make a store of the whole county under `root` and return its URL."""
    return store_of(root, documents())


def store_of(root: Path, items: list[Parsed]) -> str:
    """Make a store of the county's roster and these documents under `root` and return its URL."""
    store = open_store(str(root / "store"))
    agencies = (
        Agency(
            key, name, unit_type=UnitType(kind), parent_id=parent or None, since=None if key in {"gov", "edu"} else 2022
        )
        for name, (key, kind, parent) in UNITS.items()
    )
    roster = root / "roster.csv"
    data = Roster(agencies).to_csv()
    roster.write_bytes(data)
    store.import_roster(roster)
    store.write_metadata(fictional=True, title="云溪县政府信息公开年报")
    with store.writer() as writer:
        for item in items:
            file = root / "file"
            file.write_bytes(content(item))
            writer.archive.put(file, item.sha256)
        writer.add(
            [Loaded(item, item.sha256, FIRST_RUN + timedelta(minutes=number), "1") for number, item in enumerate(items)]
        )
        writer.derive(store.rules())
        check(writer)
        writer.publish()
    return store.url


def content(item: Parsed) -> bytes:
    """Return the bytes that stand for the file of a document."""
    return f"{item.source}{item.report.text if item.report else ''}".encode()


@dataclass(frozen=True)
class Quirk:
    """What makes a report of the county differ from a plain one."""

    filed: date
    cells: dict[tuple[str, str, str], tuple[float | None, State, str | None]]
    doubt: str = ""
    lacks_table: str = ""


def documents() -> list[Parsed]:
    """Return everything that was ever handed in, in the order of arrival."""
    result: list[Parsed] = []
    for year in (2020, 2022, 2023, 2024):
        for name in UNITS:
            quirk = _quirk(name, year)
            if quirk is not None:
                result.append(parsed(name, year, quirk))
    result.append(parsed(STRANGER, 2024, Quirk(date(2025, 1, 22), {})))
    revised = {("applications", "new_received", "total"): (9.0, State.NUMBER, "9")}
    result.append(parsed(EDUCATION, 2024, Quirk(date(2025, 2, 6), revised), file="教育局年报（更正）.docx"))
    result += [
        _failed("石桥镇年报扫描件.pdf", "application/pdf", "no_text_layer", "全是图片，没有文字层"),
        _failed(
            "通知.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "not_a_report",
            "没有年度报告的标题",
        ),
    ]
    return result


def _quirk(name: str, year: int) -> Quirk | None:
    on_time = date(year + 1, 3, 20) if name == COUNTY else date(year + 1, 1, 18)
    if year == 2024 and name in {SHIQIAO, LINQUAN}:
        return None
    if year == 2020 and name not in {COUNTY, EDUCATION}:
        return None
    if year == 2024 and name == QINGHE:
        return Quirk(date(2025, 2, 10), {}, lacks_table="remedies")
    if year == 2024 and name == HOUSING:
        return Quirk(
            on_time,
            {
                ("proactive", "penalties", "decisions"): (None, State.BLANK, ""),
                ("proactive", "coercion", "decisions"): (None, State.PLACEHOLDER, "/"),
                ("proactive", "licensing", "decisions"): (None, State.UNREADABLE, "详见附件"),
                ("proactive", "normative_documents", "issued"): (22.0, State.NUMBER, "22（其中修订16件）"),
                ("applications", "granted", "natural_person"): (3.0, State.NUMBER, HOSTILE + "3"),
            },
            doubt="这一行比表头多一格",
        )
    return Quirk(on_time, {})


def parsed(name: str, year: int, quirk: Quirk, *, file: str = "") -> Parsed:
    """Return one report with plain figures, changed by `quirk`."""
    form = edition_for_year(year)
    title = f"{name}{year}年政府信息公开工作年度报告"
    blocks: list[Paragraph | Grid] = [Paragraph(title, level=1), Paragraph("一、总体情况", level=2)]
    prose = f"{year}年，{name}主动公开政府信息{120 + year % 7}条。{HOSTILE if name == HOUSING else ''}"
    if name == EDUCATION and year == 2024:
        prose += WORK
    blocks.append(Paragraph(prose))
    grids: dict[str, int] = {}
    places: dict[tuple[str, str, str], tuple[int, int]] = {}
    values: dict[tuple[str, str, str], tuple[float | None, State, str | None]] = {}
    for table in form.tables:
        if table.key == quirk.lacks_table:
            continue
        grids[table.key] = len(blocks)
        cells: list[Cell] = []
        line = 0
        for block in table.blocks:
            for row in block.rows:
                cells.append(Cell(line, 0, row.label))
                for index, column in enumerate(block.columns, start=1):
                    key = (table.key, row.key, column.key)
                    plain = _plain(name, year, row.key, column.key)
                    values[key] = quirk.cells.get(key, (plain, State.NUMBER, str(int(plain))))
                    places[key] = (line, index)
                    cells.append(Cell(line, index, values[key][2] or ""))
                line += 1
        width = 1 + max(len(block.columns) for block in table.blocks)
        blocks.append(Grid(tuple(cells), line, width))
    blocks += [Paragraph("五、存在的主要问题及改进情况", level=2), Paragraph("公开的及时性还不够。"), Paragraph(name)]
    document = Document(numbered(list(blocks)))
    facts = tuple(_fact(document, grids, places, values, key, quirk) for key in form.cells())
    start = document.starts[2]
    sections = (
        Section("overview", "一、总体情况", start, start + len(prose), prose),
        Section(
            "problems",
            "五、存在的主要问题及改进情况",
            document.starts[-2],
            document.starts[-1] - 1,
            "公开的及时性还不够。",
        ),
    )
    warnings = (
        (ReadingWarning("row_width", "第三张表有一行比表头多一格", Address(page=2, table=2)),) if quirk.doubt else ()
    )
    claims = _claims(name, year, document.text, start, start + len(prose))
    if WORK in prose:
        at = document.text.index("处理3202转办单")
        warnings += (
            ReadingWarning(
                "figure_doubtful", "数字与别的字符粘连：3202", Address(start=at, end=at + len("处理3202转办单"))
            ),
        )
    report = Report(
        agency=name,
        year=year,
        edition=form.id,
        title=title,
        signed_on=quirk.filed,
        published_on=None,
        sections=sections,
        cells=facts,
        text=document.text,
        warnings=warnings,
        indicators=claims,
    )
    source = file or f"{year}/{name}.docx"
    return Parsed(
        source=source,
        sha256=sha256(f"{source}{report.text}".encode()).hexdigest(),
        size=24_310,
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        report=report,
        seconds=0.01,
    )


def _claims(name: str, year: int, text: str, start: int, end: int) -> tuple[Indicator, ...]:
    """Return what the prose of a report states; the town of Qinghe's was read as stating nothing."""
    if name == QINGHE:
        return ()
    count = 120 + year % 7
    told = [(f"主动公开政府信息{count}条", "proactive.published", count, {"unit": "条"})]
    if name == HOUSING:
        told.append((HOSTILE, "leader_mailbox.received", 1, {}))
    if WORK in text:
        told += STATED
    return tuple(_claim(text[:end], start, *item) for item in told)


def _claim(text: str, begin: int, words: str, key: str, value: float, more: dict[str, str]) -> Indicator:
    start = text.index(words, begin)
    sentence = text.rfind("。", begin, start) + 1 or begin
    end = text.find("。", start) + 1 or len(text)
    given = {"unit": "件", "qualifier": "exact", "scope": "own", "period": "year", **more}
    how = given.pop("how", "stated")
    place = (words, start, start + len(words), sentence, end, "overview", how)
    return Indicator(key, value, given["unit"], given["qualifier"], given["scope"], given["period"], *place)


def with_collapsed_row(item: Parsed, columns: tuple[str, ...]) -> Parsed:
    """Return a report whose （六）其他处理 is one row."""
    assert item.report is not None
    row = tuple(Fact("applications", "other", column, 0.0, State.NUMBER, "0") for column in columns)
    return replace(item, report=replace(item.report, cells=item.report.cells + row))


def _plain(name: str, year: int, row: str, column: str) -> float:
    if row == "new_received" and column in {"natural_person", "total"}:
        return float(len(name) % 5 + year % 10)
    if row in {"granted", "processed_total"} and column in {"natural_person", "total"}:
        return float(len(name) % 5 + year % 10)
    return 0.0


def _fact(document, grids, places, values, key, quirk) -> Fact:
    if key not in values:
        return Fact(*key, None, State.MISSING, None)
    value, state, raw = values[key]
    block = grids[key[0]]
    grid = document.blocks[block]
    line, column = places[key]
    cell = next(item for item in grid.cells if (item.row, item.column) == (line, column))
    start, end = cell_span(grid, document.starts[block], cell)
    doubt = quirk.doubt if key == ("applications", "carried_in", "total") else ""
    return Fact(
        *key,
        value,
        state,
        raw,
        Address(page=1, table=grid.number, row=line, column=column, start=start, end=end),
        doubt,
    )


def _failed(source: str, media_type: str, code: str, message: str) -> Parsed:
    return Parsed(
        source=source,
        sha256=sha256(source.encode()).hexdigest(),
        size=812_044,
        media_type=media_type,
        failure=Failure(code, message),
    )
