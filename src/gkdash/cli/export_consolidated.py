"""`gkdash export consolidated`: a government's three tables summed from its units."""

from __future__ import annotations

from pathlib import Path

import click

from gkdash.cli.export import format_of, format_option, out_option, scope_option, template_option, year_option
from gkdash.cli.options import store_option
from gkdash.cli.refresh import refreshed
from gkdash.i18n import translator
from gkdash.settings import load

FORMATS = ("docx", "xlsx")


@click.command("consolidated", epilog="Example: gkdash export consolidated --year 2024 --out 汇总2024.docx")
@year_option(required=True)
@scope_option
@format_option(*FORMATS)
@out_option("the file")
@click.option("--vertical", is_flag=True, help="Count bodies led from above (垂直管理单位) too.")
@template_option
@store_option
def consolidated_command(
    year: int,
    scope: str | None,
    form: str | None,
    out: Path,
    vertical: bool,  # noqa: FBT001 - click hands flags over so
    template: Path | None,
    url: str | None,
) -> None:
    """把所属单位的三张法定表格逐格相加，并与本级公布的报告核对。Sum the statutory tables over a government's units.

    --scope is the government; it may be left out where the roster has only one. Its own report is not added but
    compared. What is blank or cannot be read is left out and named, never taken as 0.
    """
    kind = format_of(form, out, *FORMATS)
    settings = load()
    store, _ = refreshed(url, settings)
    from gkdash.exports.consolidated.gather import consolidate  # noqa: PLC0415 - keeps `gkdash export --help` fast
    from gkdash.exports.pack import write_whole  # noqa: PLC0415

    made = consolidate(store, year=year, scope=scope, vertical=vertical)
    if kind == "docx":
        from gkdash.exports.consolidated.docx import consolidated_docx  # noqa: PLC0415

        write_whole(out, consolidated_docx(made, template))
    else:
        from gkdash.exports.consolidated.xlsx import consolidated_xlsx  # noqa: PLC0415

        write_whole(out, consolidated_xlsx(made))
    click.echo(translator(settings.language)("已写入 {path}", path=out))
