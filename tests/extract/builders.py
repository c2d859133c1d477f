"""Small Documents for tests of extraction, without any file."""

from gkdash.documents import Cell, Document, Grid, Paragraph, numbered
from gkdash.forms import edition

HEADINGS = [section.heading for section in edition("2021").sections]


def grid(rows, *, aligned=False):
    """A Grid from rows of texts; a row may be shorter than others where `aligned` is False."""
    cells = tuple(Cell(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row))
    return Grid(cells, len(rows), max(len(row) for row in rows), aligned=aligned)


def document(*blocks, title=""):
    """A Document from texts and grids in order."""
    return Document(numbered([Paragraph(b) if isinstance(b, str) else b for b in blocks]), title=title)


def proactive(value="0"):
    """Table two of the edition of 2021 with one value throughout."""
    return grid(
        [
            ["第二十条第（一）项"],
            ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
            ["规章", value, value, value],
            ["行政规范性文件", value, value, value],
            ["第二十条第（五）项"],
            ["信息内容", "本年处理决定数量"],
            ["行政许可", value],
            ["第二十条第（六）项"],
            ["信息内容", "本年处理决定数量"],
            ["行政处罚", value],
            ["行政强制", value],
            ["第二十条第（八）项"],
            ["信息内容", "本年收费金额（单位：万元）"],
            ["行政事业性收费", value],
        ]
    )


def chapters(text="本年度各项工作正常开展。"):
    """The six headings, each with a sentence."""
    return [part for heading in HEADINGS for part in (heading, text)]


LEAVES = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
FIGURES = ["72", "64", "178", "37", "351", "13", "4", "8", "1", "26", "12", "1", "1", "6", "20"]


def values(report, table, row=None):
    return [cell.value for cell in report.cells if cell.table == table and (row is None or cell.row == row)]


def states(report, table, row):
    return [str(cell.state) for cell in report.cells if cell.table == table and cell.row == row]
