"""`gkdash ingest`: load files and folders into the store, and say what happened to each that could not be read."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import click

from gkdash.cli.options import ANYTHING, FILE, store_option, workers_option
from gkdash.cli.progress import Bar
from gkdash.cli.summary import told
from gkdash.i18n import translator
from gkdash.ingest.load import ingest
from gkdash.settings import load
from gkdash.store import open_store


@click.command("ingest", epilog="Example: gkdash ingest 2024年报/ --roster 单位名录.xlsx")
@click.argument("paths", metavar="PATH…", nargs=-1, type=ANYTHING)
@store_option
@click.option("--roster", type=FILE, help="Roster of agencies (CSV or workbook), imported first.")
@click.option("--json", "as_json", is_flag=True, help="End with one JSON object on standard output.")
@click.option("--retry", is_flag=True, help="Read files again that failed before.")
@click.option("--rebuild", is_flag=True, help="Make the store anew from its archive of originals.")
@workers_option
@click.pass_context
def ingest_command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    url: str | None,
    roster: Path | None,
    as_json: bool,  # noqa: FBT001 - click hands flags over so
    retry: bool,  # noqa: FBT001
    rebuild: bool,  # noqa: FBT001
    workers: int | None,
) -> None:
    """导入年度报告：文件、文件夹、压缩包。Load reports into the store: files, folders, .zip archives.

    A file that is known already, also under another name, is not read again. One that cannot be read is kept with its
    reason and stops nothing. Ctrl-C publishes what is done; the next run goes on. The dashboard may stay open.

    Counts are of documents: a .zip counts as many as it holds, and each is loaded, unchanged, revised or failed. The
    exit status is 1 where none of them gave a report; one that did is enough for 0.
    """
    if not (paths or rebuild or roster):
        raise click.UsageError("请至少写一个 PATH。Give at least one PATH.")
    settings = load()
    t = translator(settings.language)
    with Bar(t) as bar:
        summary = ingest(
            paths,
            open_store(url or settings.store),
            replace(settings, workers=workers or settings.workers),
            bar,
            retry=retry,
            rebuild=rebuild,
            roster=roster,
        )
    click.echo("\n".join(told(summary, settings.language)), err=as_json)
    if as_json:
        click.echo(json.dumps(summary.counts()))
    if summary.interrupted:
        ctx.exit(130)
    if summary.found_nothing:
        ctx.exit(1)
