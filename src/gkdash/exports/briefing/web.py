"""The briefing as one HTML file: drawings as SVG inside it, no script, nothing from outside; prints on paper as it stands."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from importlib import resources

from gkdash.charts import Grid
from gkdash.exports.briefing import words
from gkdash.exports.briefing.model import Briefing, Figure
from gkdash.exports.briefing.tables import Shown, shown, told
from gkdash.exports.safe import xml_text
from gkdash.exports.svg import svg
from gkdash.i18n.formats import day

MOST_ROWS = 200


def html(briefing: Briefing) -> bytes:
    """Return the page."""
    t = briefing.t
    style = resources.files("gkdash.exports.briefing").joinpath("web.css").read_text(encoding="utf-8")
    notice = f'<p class="notice" role="note">{_text(briefing.origin.notice)}</p>' if briefing.origin.notice else ""
    listed = "".join(f"<li>{_text(text)}</li>" for text in words.findings(briefing.figures, t))
    signed = "<br>".join(_text(text) for text in (briefing.sender, day(briefing.day, briefing.language)) if text)
    parts = [
        notice,
        f"<h1>{_text(briefing.title)}</h1>",
        f'<p class="about">{_text(briefing.about)}</p>',
        f'<p class="to">{_text(briefing.recipient)}：</p>' if briefing.recipient else "",
        *(f"<p>{_text(text)}</p>" for text in briefing.opening),
        f"<h2>{_text(t('主要情况'))}</h2><ol>{listed}</ol>" if listed else "",
    ]
    for section in briefing.sections:
        parts.append(f"<h2>{_text(section.heading)}</h2>")
        parts += [figure_html(figure, briefing) for figure in section.figures]
    parts.append(f"<h2>{_text(t('数据说明'))}</h2><ol>")
    parts += [f"<li>{_text(text)}</li>" for text in briefing.remarks]
    parts.append(f'</ol><p class="signed">{signed}</p>')
    language = "zh-CN" if briefing.language == "zh" else briefing.language
    page = (
        f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{_text(briefing.title)}</title><style>{style}</style></head><body><main>{''.join(parts)}</main></body></html>\n"
    )
    return page.encode("utf-8")


def figure_html(figure: Figure, briefing: Briefing) -> str:
    """Return one figure with its words, its drawing, its small print and its table; for any page without script."""
    chart, t = figure.chart, briefing.t
    said = "".join(f"<p>{_text(text)}</p>" for text in figure.words.split("\n") if text.strip())
    rows = tuple(tuple(told(value, briefing.language) for value in row) for row in chart.rows)
    table = shown(chart, briefing.language)
    is_grid = isinstance(chart.plot, Grid)
    drawing = _table(table) if is_grid else svg(chart, f"f{figure.number}", alone=False)
    left_out = len(rows) - MOST_ROWS
    more = f"<p>{_text(t('另有 {n} 行未列出', n=left_out))}</p>" if left_out > 0 else ""
    behind = (
        f"<details><summary>{_text(t('数据表'))}</summary>{_table(Shown(chart.head, rows[:MOST_ROWS]))}{more}</details>"
    )
    return (
        f'<section id="f{figure.number}"><h3>{_text(figure.name)}</h3>{said}<figure>{drawing}'
        f"<figcaption>{_text(words.caption(figure, t))}</figcaption></figure>"
        f'<p class="source">{_text(words.source(briefing, figure))}</p>{behind}</section>'
    )


def _table(table: Shown) -> str:
    head = "".join(f'<th scope="col">{_text(name)}</th>' for name in table.head)
    body = "".join(
        f'<tr><th scope="row">{_text(row[0])}</th>{_fields(row[1:], table.shades[at][1:] if table.shades else ())}</tr>'
        for at, row in enumerate(table.rows)
    )
    return f'<div class="scroll"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def _fields(row: Sequence[str], grounds: Sequence[str]) -> str:
    return "".join(
        f'<td style="background:#{grounds[at]}">{_text(text)}</td>'
        if grounds and grounds[at]
        else f"<td>{_text(text)}</td>"
        for at, text in enumerate(row)
    )


def _text(text: str) -> str:
    return escape(xml_text(text))
