"""The whole way from a Document to a Report, and the decision whether a document is one at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial

from gkdash import prose
from gkdash.documents import Address, Document, Picture
from gkdash.errors import ErrorCode, UnreadableDocument
from gkdash.extract import applications, proactive, remedies
from gkdash.extract.decide import decide
from gkdash.extract.facts import Aligned
from gkdash.extract.lines import Line, Piece, all_grid_lines, running_lines, single_lines
from gkdash.extract.locate import TABLES, split_by_table
from gkdash.extract.masthead import choose_agency, find_period_year, find_published
from gkdash.extract.remedies_header import TABLE as REMEDIES
from gkdash.extract.remedies_header import with_captions
from gkdash.extract.sections import Heading, find_headings, find_sections, grid_spans, prose_spans
from gkdash.extract.signature import Signature, find_signature
from gkdash.extract.title import Title, find_title, is_blank_form, is_notice
from gkdash.forms import CellKey, Edition, all_editions, edition, edition_for_year
from gkdash.records import Fact, ReadingWarning, Report, Section, State

_LEAST_HEADINGS = 3
_LEAST_FIGURES = 5


def extract(document: Document) -> Report:
    """Return the annual report in a document.

    Raises UnreadableDocument(not_a_report) for a letter, a news page, a list of links, a notice about how to write one.
    """
    grids = all_grid_lines(document)
    singles = single_lines(document, grids)
    headings = find_headings(singles)
    title = find_title(document, singles, headings[0].start if headings else None)
    aligned, form_id, warnings = _read_tables(document, list(grids.values()), headings, title)
    figures = [fact.state for fact in aligned.facts.values()].count(State.NUMBER)
    if not figures and (is_notice(document, title) or is_blank_form(title)):
        title = None
        headings = []
    _require_report(title, headings, figures, aligned)
    signature = find_signature(document, singles, _tail(document, headings), title)
    year, told = _year(document, title, signature)
    warnings += told
    form = edition(form_id) if form_id else _form_for(year, aligned)
    decide(aligned.facts, form)
    agency = choose_agency(title, signature)
    if agency is None:
        warnings.append(ReadingWarning("agency_not_found", "标题和落款中都没有找到单位名称。"))
    sections = find_sections(document, headings, signature.start)
    indicators, left_out = prose.read(_chapters(document, sections), document.text, year)
    warnings += [
        ReadingWarning("figure_doubtful", item.message, Address(start=item.start, end=item.end)) for item in left_out
    ]
    warnings += [ReadingWarning(note.code, note.message, note.address) for note in document.notes]
    return Report(
        agency=agency,
        year=year,
        edition=form.id,
        title=title.text if title else "",
        signed_on=signature.signed_on,
        published_on=find_published(document),
        sections=sections,
        cells=_all_cells(form, aligned),
        text=document.text,
        warnings=(*warnings, *aligned.warnings, *_doubts(aligned)),
        indicators=tuple(indicators),
    )


def _chapters(document: Document, sections: tuple[Section, ...]) -> list[prose.Chapter]:
    """Return the chapters' prose without tables, each stretch with its offset."""
    grids = grid_spans(document)
    return [
        prose.Chapter(section.key, start, document.text[start:end])
        for section in sections
        for start, end in prose_spans(section.start, section.end, grids)
    ]


def _read_tables(
    document: Document, grids: list[list[Line]], headings: list[Heading], title: Title | None
) -> tuple[Aligned, str | None, list[ReadingWarning]]:
    """Align all three tables; the edition is None where table two does not tell."""
    running = cache(lambda: list(running_lines(document)))
    parts = split_by_table(grids)
    form_id = proactive.detect_edition([line for part in parts.get("proactive", []) for line in part])
    form_id = form_id or proactive.detect_edition(_stream(document, running(), headings, "proactive"))
    year = title.year if title else None
    form = edition(form_id) if form_id else _edition_of(year)
    aligned = Aligned()
    proactive.align_grids(parts.get("proactive", []), form, aligned)
    applications.align_grids(parts.get("applications", []), aligned, running)
    remedies.align_grids(with_captions(document, parts.get("remedies", [])), aligned)
    _from_text(
        document,
        running,
        headings,
        "proactive",
        aligned,
        lambda lines: proactive.align_stream(lines, form, aligned),
        parts.get("proactive", []),
        (form,),
    )
    for key, align in (("applications", applications.align_stream), ("remedies", remedies.align_stream)):
        _from_text(document, running, headings, key, aligned, partial(align, aligned=aligned), parts.get(key, []))
    if any(heading.key == REMEDIES for heading in headings) and not any(key[0] == REMEDIES for key in aligned.facts):
        rows = [line for lines in grids for line in lines if line.pieces]
        remedies.align_bare(_stream(document, rows, headings, REMEDIES), aligned)
    return aligned, form_id, _tables_lacking(document, headings, aligned)


def _from_text(
    document: Document,
    running: Callable[[], list[Line]],
    headings: list[Heading],
    key: str,
    aligned: Aligned,
    align: Callable[[list[Line]], None],
    parts: Sequence[Sequence[Line]],
    forms: Sequence[Edition] = (),
) -> None:
    """Look for a table in the running text of its chapter, then, if that gives nothing, in all running text.

    Also where grids gave only part of a table: a page may have lost its lines, a spreadsheet its empty cells. The table
    is whole where it has all rows of one of the `forms`, or of any edition where none is given.
    """
    for whole in (False, True):
        rows = aligned.rows.get(key, set())
        if _is_whole(key, rows, forms or all_editions()):
            return
        if whole and rows:
            align(_between(running(), parts))
        else:
            align(running() if whole else _stream(document, running(), headings, key))


def _between(running: Sequence[Line], parts: Sequence[Sequence[Line]]) -> list[Line]:
    """Return the running text among the parts of a table that are grids, and right behind the last.

    A row of a spreadsheet in which only the label is filled stands there as text.
    """
    blocks = [line.block for part in parts for line in part]
    if not blocks:
        return []
    return [line for line in running if min(blocks) < line.block <= max(blocks) + 1]


def _is_whole(key: str, rows: set[str], forms: Sequence[Edition]) -> bool:
    """Tell whether these are all rows of a table in some edition, a collapsed row standing for those it replaces."""
    if key == REMEDIES:
        return bool(rows)
    for form in forms:
        table = form.table(key)
        replaced = {name for row in table.collapsed if row.key in rows for name in row.replaces}
        if _rows_of(form.id, key) <= rows | replaced:
            return True
    return False


@cache
def _rows_of(form: str, table: str) -> frozenset[str]:
    return frozenset(row.key for row in edition(form).table(table).rows)


def _stream(document: Document, running: Sequence[Line], headings: list[Heading], key: str) -> list[Line]:
    """Return the running text of a table's chapter as lines, or of the whole document where the chapter has no heading."""
    own = next((heading for heading in headings if heading.key == key), None)
    if own is None:
        earlier = [heading for heading in headings if TABLES.index(key) > _place(heading)]
        later = [heading for heading in headings if TABLES.index(key) < _place(heading)]
        start = earlier[-1].body if earlier else 0
        stop = later[0].start if later else len(document.text)
    else:
        start = own.body
        stop = next((heading.start for heading in headings if heading.start > own.start), len(document.text))
    return [line for line in running if _is_within(line.pieces[0], start, stop)]


def _is_within(piece: Piece, start: int, stop: int) -> bool:
    """Tell whether a piece stands in a stretch of the text; an empty one stands at the offset of what follows it."""
    at = piece.address.start or 0
    return start <= at < stop or (at == stop and not piece.text)


def _place(heading: Heading) -> int:
    """Return a chapter's place among the tables: -1 before table two, 3 after table four."""
    return TABLES.index(heading.key) if heading.key in TABLES else (-1 if heading.section == 0 else 3)


def _edition_of(year: int | None) -> Edition:
    return edition_for_year(year) if year is not None and year >= edition("2019").since else edition("2021")


def _form_for(year: int | None, aligned: Aligned) -> Edition:
    """Return the edition where table two does not tell: by the rows of table three, else by the year."""
    rows = aligned.rows.get(applications.TABLE, set())
    if "other_not_corrected" in rows or "other_fee_unpaid" in rows:
        return edition("2021")
    return _edition_of(year)


def _all_cells(form: Edition, aligned: Aligned) -> tuple[Fact, ...]:
    """Return every cell of the edition once, in the order of the form, and after each table the rows printed besides."""
    cells: list[Fact] = []
    facts = aligned.facts
    for table in form.tables:
        own = _cells_of(form.id, table.key)
        cells += [facts.get(key) or Fact(*key, None, State.MISSING, None) for key in own]
        if not aligned.rows.get(table.key, set()) <= _rows_of(form.id, table.key):
            cells += [fact for key, fact in facts.items() if key[0] == table.key and key not in own]
    return tuple(cells)


@cache
def _cells_of(form: str, table: str) -> dict[CellKey, None]:
    return dict.fromkeys(edition(form).table(table).cells())


def _require_report(title: Title | None, headings: list[Heading], figures: int, aligned: Aligned) -> None:
    named = title is not None and title.is_report
    sure = sum(heading.score >= 0.8 for heading in headings)
    if figures >= _LEAST_FIGURES and (named or sure >= _LEAST_HEADINGS or title is None):
        return
    if named and (sure >= _LEAST_HEADINGS or figures or (aligned.facts and len(headings) >= 2)):
        return
    if named and len(headings) >= 4:
        return
    raise UnreadableDocument(
        ErrorCode.NOT_A_REPORT,
        "这不是政府信息公开工作年度报告：没有年度报告的标题和章节，也没有法定表格。",
        "请确认文件内容；若确是年度报告，请检查标题和“一、总体情况”等章节是否完整。",
    )


def _tail(document: Document, headings: list[Heading]) -> int:
    """Return the offset after which a signature may stand: behind the last chapter's heading and the last figures."""
    return headings[-1].body if headings else int(len(document.text) * 0.6)


def _year(document: Document, title: Title | None, signature: Signature) -> tuple[int | None, list[ReadingWarning]]:
    if title and title.is_report and title.year:
        return title.year, []
    period = find_period_year(document)
    if period:
        return period, [ReadingWarning("year_not_in_title", f"标题没有年份，按统计期限取 {period} 年。")]
    if signature.signed_on:
        year = signature.signed_on.year - 1
        return year, [ReadingWarning("year_not_in_title", f"标题没有年份，按落款日期推为 {year} 年。")]
    return None, [ReadingWarning("year_not_found", "没有找到报告年度。")]


def _tables_lacking(document: Document, headings: list[Heading], aligned: Aligned) -> list[ReadingWarning]:
    """Warn of each table that was not found: where a picture stands in its chapter, or that there is none at all."""
    read = set(aligned.rows)
    warnings = []
    for index, block in enumerate(document.blocks):
        if not isinstance(block, Picture):
            continue
        here = document.starts[index]
        own = [heading for heading in headings if heading.start <= here]
        if own and own[-1].key in TABLES and own[-1].key not in read:
            warnings.append(ReadingWarning("table_is_picture", f"“{own[-1].text}”一章的表格是图片，未读取。"))
            read.add(own[-1].key)
    labels = {table.key: table.label for table in all_editions()[-1].tables}
    return warnings + [
        ReadingWarning("table_not_found", f"没有找到“{labels[key]}”的表格。") for key in TABLES if key not in read
    ]


def _doubts(aligned: Aligned) -> list[ReadingWarning]:
    """Return one warning per unreadable cell and per doubtful reading."""
    found: list[ReadingWarning] = []
    unreadable = State.UNREADABLE
    for key, fact in aligned.facts.items():
        if fact.state is unreadable:
            found.append(ReadingWarning("cell_unreadable", f"{'.'.join(key)}：{fact.doubt}", fact.address))
        elif fact.doubt:
            found.append(ReadingWarning("cell_doubtful", f"{'.'.join(key)}：{fact.doubt}", fact.address))
    return found
