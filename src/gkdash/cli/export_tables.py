"""`gkdash export tables`: the workbook of a year, or the normalised data for other programs."""

from __future__ import annotations

from pathlib import Path

import click

from gkdash.cli.export import format_of, format_option, out_option, scope_option, year_option
from gkdash.cli.options import store_option
from gkdash.cli.refresh import refreshed
from gkdash.i18n import translator
from gkdash.settings import load

FORMATS = ("xlsx", "zip")


@click.command("tables", epilog="Example: gkdash export tables --year 2024 --scope 佳县人民政府 --out 佳县2024.xlsx")
@year_option(required=False)
@scope_option
@format_option(*FORMATS)
@out_option("the file")
@store_option
def tables_command(year: int | None, scope: str | None, form: str | None, out: Path, url: str | None) -> None:
    """导出数据表：xlsx 为一年一本的工作簿，zip 为全部数据的 CSV 和 Parquet。Write the tables of a year, or all data.

    xlsx is a workbook with a sheet per subject, charts, findings and definitions, and needs --year. zip holds the
    normalised data as CSV and Parquet with a dictionary and hashes, of one year or of all.
    """
    kind = format_of(form, out, *FORMATS)
    if kind == "xlsx" and year is None:
        raise click.UsageError("工作簿只含一年，请写明 --year。A workbook is of one year: give --year.")
    settings = load()
    t = translator(settings.language)
    store, state = refreshed(url, settings)
    if kind == "xlsx" and year is not None:
        from gkdash.exports.pack import write_whole  # noqa: PLC0415 - keeps `gkdash export --help` fast
        from gkdash.exports.tables.make import tables_xlsx  # noqa: PLC0415

        write_whole(out, tables_xlsx(store, state, year=year, scope=scope, language=settings.language))
    else:
        from gkdash.exports.bundle.make import tables_zip  # noqa: PLC0415

        tables_zip(store, out, year=year, scope=scope)
    click.echo(t("已写入 {path}", path=out))
