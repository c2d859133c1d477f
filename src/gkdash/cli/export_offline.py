"""`gkdash export offline`: the county as plain HTML in one folder, to read where there is neither Python nor internet."""

from __future__ import annotations

from pathlib import Path

import click

from gkdash.cli.export import language_option, out_option, scope_option, year_option
from gkdash.cli.options import store_option
from gkdash.cli.refresh import refreshed
from gkdash.i18n import translator
from gkdash.settings import load


@click.command("offline", epilog="Example: gkdash export offline --year 2024 --scope 佳县人民政府 --out 离线2024.zip")
@year_option(required=True)
@scope_option
@out_option("the folder, which must be new or empty, or the .zip")
@language_option
@store_option
def offline_command(year: int, scope: str | None, out: Path, language: str | None, url: str | None) -> None:
    """导出离线浏览：总览、每个单位一页、检查发现和定义，用浏览器打开即可，不需要网络和脚本。Write the county to read offline.

    One folder of plain HTML with one style sheet and the SHA-256 of every file: overview, a page for A4 paper per
    agency, findings, definitions, and what was left out.
    """
    from gkdash.exports.offline.make import offline  # noqa: PLC0415 - keeps `gkdash export --help` fast

    settings = load()
    store, state = refreshed(url, settings)
    pages = offline(store, state, out, year=year, scope=scope, language=language or settings.language)
    click.echo(translator(settings.language)("已写入 {path}：{n} 家单位", path=out, n=pages))
