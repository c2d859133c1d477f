"""What may be unusual about a published file: one frozen record per concern, every trait with its choices.

A trait's first choice is the plain one. Traits say how a document looks; none may change what a person reads in it.
The choices stand in the field's metadata, so that drawing at random, property tests and tallies need no second list.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import Field, dataclass, field, fields
from random import Random
from typing import Any, TypeVar

RecordT = TypeVar("RecordT")


def _trait(*choices: Any) -> Any:
    return field(default=choices[0], metadata={"choices": choices})


def _flag(*, plain: bool = False) -> Any:
    return _trait(plain, not plain)


@dataclass(frozen=True, slots=True)
class Words:
    """Wording: labels, dates, title and signature, in any format."""

    numbering: str = _trait("1.", "1、", "1．", "1 ", "")
    """How `1.属于国家秘密` is numbered."""
    brackets: str = _trait("full", "half")
    item: str = _trait("第（一）项", "第一项", " 第（一）项")
    """`第二十条第（一）项`, with the number in brackets or not, or a space before it."""
    quotes: str = _trait("“”", '""', "", "‘’", "「」")
    """Quotation marks of 三安全一稳定."""
    gap: str = _trait("", "\n", " ", "\u3000", "\xa0")
    """What breaks header words in two: `商业 企业`."""
    wrap: int = _trait(0, 12, 7)
    """Body labels are broken into lines of so many characters; 0 leaves them whole."""
    note: str = _trait("full", "short", "absent")
    """The remark on 勾稽关系 in the corner of table three."""
    unit: str = _trait("（单位：万元）", "（万元）", "(单位：万元)", "\n（单位：万元）")
    aliases: bool = _flag()
    """Some labels in other wordings that the edition's data list."""
    cut_header: bool = _flag()
    """2019 only: `本年新制作数量` and `本年新公开数量` both cut to `本年新`."""
    script: str = _trait("hans", "hant", "tw")
    """Traditional characters, as mirrors convert them."""
    title: str = _trait("one_line", "two_lines", "three_lines")
    date: str = _trait(
        "2025年1月21日",
        "二〇二五年一月二十一日",
        "2025-01-21",
        "2025.1.21",
        "2025 年 1 月 21 日",
        "2025年01月21日",
        "二○二五年一月二十一日",
        "2025/1/21",
    )
    signature: str = _trait("lines", "inline", "spaced", "stamp", "date_only")
    caption: str = _trait("", "unit", "title")
    """A line above each table: `单位：件`, or `表2  收到和处理…`."""
    padding: str = _trait("", " ", "\u3000", "\xa0")
    """White space around figures."""
    contents: bool = _flag()
    """A table of contents before the chapters."""
    empty_lines: bool = _flag()


@dataclass(frozen=True, slots=True)
class Shape:
    """How tables are cut, in any format that has tables."""

    merges: str = _trait("spans", "empty", "repeat", "ragged")
    """Merged cells as spans, as empty cells, with their text repeated, or simply fewer cells in a row."""
    labels: str = _trait("three", "path", "outline", "leaf")
    """Label columns of table three: the form's three; one with the whole path; one with groups on rows of their own; one with the last label only."""
    proactive: str = _trait("four", "label_two", "last_two", "five_empty", "common")
    """Physical columns of table two: 4; 5 with the label over two, the last value over two, or one empty; 7 with spans."""
    proactive_split: bool = _flag()
    """Each block of table two is a table of its own."""
    split: str = _trait("none", "bare", "header")
    """Table three in two tables, the second without or with the header."""


@dataclass(frozen=True, slots=True)
class Docx:
    """Word packages."""

    runs: bool = _flag()
    """Figures and labels split over runs."""
    tracked: str = _trait("none", "values", "rows")
    """Tracked changes: old figures deleted and new ones inserted, or whole rows too."""
    nested: bool = _flag()
    """Tables stand inside a layout table."""
    text_box: str = _trait("none", "drawing", "picture")
    """The title in a text box: a drawing with its fallback, or old VML."""
    controls: str = _trait("none", "block", "cell", "run", "row")
    """Content controls around paragraphs and tables, cells, runs or rows."""
    automatic: bool = _flag()
    """Numbers of headings and labels come from numbering definitions, not from text."""
    merge_marks: str = _trait("grid", "hmerge")
    """Merged columns by `gridSpan`, or by `hMerge` as old versions wrote."""
    note: str = _trait("none", "footnote", "circled", "superscript")
    """A mark after a figure: a real footnote, a superscript ① or a superscript 1."""
    hidden: bool = _flag()
    """Hidden text beside figures, which nobody sees."""
    strict: bool = _flag()
    """The namespaces of Strict Open XML."""
    furniture: bool = _flag()
    """Header, footer with page numbers, bookmarks, proofing marks, comments."""
    grid_before: bool = _flag()
    """Row-spanned label columns skipped with `gridBefore` instead of continued cells."""
    elements: bool = _flag()
    """Hyphens and tabs as elements instead of characters."""


@dataclass(frozen=True, slots=True)
class Odt:
    """OpenDocument text."""

    tracked: bool = _flag()
    nested: bool = _flag()
    frame: bool = _flag()
    """The title in a text frame."""
    note: bool = _flag()
    """A footnote after a figure."""
    repeated: bool = _flag()
    """Equal neighbouring cells written once with `number-columns-repeated`."""
    spans: bool = _flag()
    """Figures split over text spans."""
    header_rows: bool = _flag()


@dataclass(frozen=True, slots=True)
class Html:
    """Web pages."""

    markup: str = _trait("clean", "word", "wps", "editor", "upper")
    """Who made the markup: a person, Word, WPS, a web editor, or a program of the nineties."""
    page: str = _trait("bare", "div", "table", "metadata")
    """What stands around: nothing, a site's frame in div, in nested layout tables, or a metadata table (索引号) too."""
    encoding: str = _trait(
        "utf-8",
        "utf-8-bom",
        "gbk",
        "gb2312",
        "gbk-undeclared",
        "utf-8-undeclared",
        "gbk-http-equiv",
        "utf-16",
        "gb18030",
    )
    breaks: str = _trait("br", "p", "space")
    """How broken header words are broken."""
    spans: str = _trait("right", "row_long", "row_short", "column_short", "column_long")
    """Wrong spans: 三、本年度办理结果 spans a row too many or too few, a label a column too few or too many."""
    cells: str = _trait("td", "th", "unclosed")
    blank: str = _trait("", "&nbsp;", "<br>", "<p>&nbsp;</p>")
    """What an empty cell holds."""
    stream: bool = _flag()
    """No tables at all: one cell per paragraph."""
    entities: bool = _flag()
    """Chinese characters as numeric references."""
    hidden: bool = _flag()
    """Scripts, styles, comments and invisible elements with table words in them."""
    digits: str = _trait("whole", "spans", "superscript")
    """Figures in one piece, in several inline elements, or followed by a superscript note mark."""


@dataclass(frozen=True, slots=True)
class Pdf:
    """Pages."""

    maker: str = _trait("direct", "office")
    """Drawn directly, or printed from a Word file by LibreOffice where that is installed."""
    rules: str = _trait("full", "horizontal", "none", "rects")
    """Ruling: all lines, horizontal ones only, none, or all of them as thin rectangles."""
    landscape: bool = _flag()
    page_break: str = _trait("between", "table", "repeat_header", "row")
    """Where pages end: between tables; inside table three, without and with repeated header; inside a row's labels."""
    numbers: str = _trait("none", "dashes", "plain", "total")
    """Page numbers: `-5-`, `5`, `第5页 共7页`."""
    vertical: bool = _flag(plain=True)
    """三、本年度办理结果 one character per line."""
    justified: bool = _flag()
    """Two-character labels and long figures are set wide, each character on its own."""
    glyphs: str = _trait("strings", "single")
    """Text drawn by the line or character by character."""
    order: str = _trait("rows", "columns", "labels_first")
    """In which order cells are drawn."""
    size: float = _trait(9.0, 7.5, 10.5)
    header: bool = _flag()
    """A running header on every page."""


@dataclass(frozen=True, slots=True)
class Text:
    """Plain text."""

    style: str = _trait("dump", "lines", "tabs", "pipes", "aligned", "spaces", "commas")
    """A Word dump with a tab before each cell; one cell per line; cells split by tabs, pipes, aligned columns, blanks, commas."""
    encoding: str = _trait("utf-8", "utf-8-bom", "gbk", "gb18030", "utf-16")
    newline: str = _trait("\n", "\r\n", "\r")
    bookmark: bool = _flag()
    """A stray `[bookmark: _GoBack]`."""
    indent: str = _trait("", "\u3000\u3000", "    ")
    pages: bool = _flag()
    """Page numbers and form feeds left from pages."""


@dataclass(frozen=True, slots=True)
class Markdown:
    """Markdown."""

    tables: str = _trait("pipes", "open_pipes", "html", "no_rule")
    """Pipe tables; without outer pipes; as HTML; without the rule below the header."""
    headings: str = _trait("hashes", "bold", "underlined", "plain")


@dataclass(frozen=True, slots=True)
class Sheet:
    """Spreadsheets."""

    layout: str = _trait("one", "per_section", "per_table")
    """Everything on one sheet, one sheet per chapter, or the prose on one and each table on its own."""
    numbers: str = _trait("number", "text", "mixed")
    formulas: bool = _flag()
    """Totals are formulas with their cached results."""
    offset: bool = _flag()
    """Content starts at C3 instead of A1."""
    date_cell: bool = _flag()
    """The signature's date is a date, not text."""
    prose: str = _trait("merged", "plain", "one_cell")
    """Paragraphs in merged rows, in the first column, or a chapter's prose in one cell."""
    spare: bool = _flag()
    """Empty further sheets."""


@dataclass(frozen=True, slots=True)
class Archive:
    """ZIP archives around one document."""

    inner: str = _trait("docx", "html", "txt", "xlsx", "pdf", "odt", "xls", "md")
    names: str = _trait("utf-8", "gbk", "ascii")
    folder: bool = _flag()
    litter: bool = _flag()
    """`__MACOSX/`, `Thumbs.db` and `.DS_Store` beside it."""


@dataclass(frozen=True, slots=True)
class Quirks:
    """Everything unusual about one file."""

    words: Words = field(default_factory=Words)
    shape: Shape = field(default_factory=Shape)
    docx: Docx = field(default_factory=Docx)
    odt: Odt = field(default_factory=Odt)
    html: Html = field(default_factory=Html)
    pdf: Pdf = field(default_factory=Pdf)
    text: Text = field(default_factory=Text)
    markdown: Markdown = field(default_factory=Markdown)
    sheet: Sheet = field(default_factory=Sheet)
    archive: Archive = field(default_factory=Archive)


PLAIN = Quirks()
"""A file without any peculiarity."""

_CONCERNS: dict[str, tuple[str, ...]] = {
    "docx": ("docx",),
    "doc": ("docx",),
    "odt": ("odt",),
    "html": ("html",),
    "pdf": ("pdf",),
    "txt": ("text",),
    "md": ("markdown", "text"),
    "xlsx": ("sheet",),
    "xls": ("sheet",),
    "zip": ("archive", "docx", "odt", "html", "pdf", "text", "markdown", "sheet"),
}


def concerns(format: str, archive: Archive | None = None) -> tuple[str, ...]:  # noqa: A002 - a file has a format
    """Return the fields of Quirks that bear on `format`; a zip's are those of the format inside."""
    if format == "zip" and archive is not None:
        return ("archive", *concerns(archive.inner))
    return ("words", "shape", *_CONCERNS[format])


def choices(trait: Field[Any]) -> tuple[Any, ...]:
    """Return the choices of one trait, the plain one first."""
    found: tuple[Any, ...] = trait.metadata["choices"]
    return found


def draw(random: Random, format: str, rate: float = 0.25) -> Quirks:  # noqa: A002
    """Draw quirks for a file of `format`, each trait unusual with probability `rate`."""

    def record(kind: type[RecordT]) -> RecordT:
        given = {
            trait.name: random.choice(choices(trait)[1:])
            for trait in fields(kind)  # type: ignore[arg-type]
            if random.random() < rate
        }
        return kind(**given)

    kinds: dict[str, Any] = {item.name: item.default_factory for item in fields(Quirks)}
    return Quirks(**{name: record(kinds[name]) for name in concerns(format)})


def unusual(quirks: Quirks, format: str) -> Iterator[str]:  # noqa: A002
    """Yield the traits that are not plain, as `words.numbering=1、`, for tallies."""
    for name in concerns(format, quirks.archive):
        record = getattr(quirks, name)
        for trait in fields(record):
            value = getattr(record, trait.name)
            if value != choices(trait)[0]:
                yield f"{name}.{trait.name}={value!r}"
