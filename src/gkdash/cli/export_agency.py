"""`gkdash export agency`: the page of one agency as one HTML file, for A4 paper."""

from __future__ import annotations

from pathlib import Path

import click

from gkdash.cli.export import language_option, out_option, year_option
from gkdash.cli.options import store_option
from gkdash.cli.refresh import refreshed
from gkdash.i18n import translator
from gkdash.settings import load


@click.command(
    "agency", epilog="Example: gkdash export agency --year 2024 --agency 佳县通镇人民政府 --out 通镇2024.html"
)
@year_option(required=True)
@click.option("--agency", metavar="AGENCY", required=True, help="Its id, its name or a part of it.")
@out_option("the file")
@language_option
@store_option
def agency_command(year: int, agency: str, out: Path, language: str | None, url: str | None) -> None:
    """导出一个单位的可打印页面：历年数字、检查发现、文件和法定表格。Write one agency's page, for A4 paper.

    One HTML file without script: figures over the years, findings of the year with what they rest on and how to mend
    them, documents with their hashes, and the statutory tables as the form prints them.
    """
    from gkdash.exports.offline.make import one_agency  # noqa: PLC0415 - keeps `gkdash export --help` fast
    from gkdash.exports.pack import write_whole  # noqa: PLC0415

    settings = load()
    store, state = refreshed(url, settings)
    write_whole(out, one_agency(store, state, year=year, agency=agency, language=language or settings.language))
    click.echo(translator(settings.language)("已写入 {path}", path=out))
