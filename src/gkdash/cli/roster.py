"""`gkdash roster`: the roster of agencies, in and out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from gkdash.agencies import Roster
from gkdash.cli.options import FILE, store_option
from gkdash.cli.progress import Bar
from gkdash.errors import RosterError
from gkdash.i18n import translator
from gkdash.ingest.load import ingest
from gkdash.settings import load
from gkdash.store import open_store


@click.group("roster", epilog="Example: gkdash roster import 单位名录.xlsx")
def roster_group() -> None:
    """管理单位名录：谁应当报送。Manage the roster: who has to report."""


@roster_group.command("import", epilog="Example: gkdash roster import 单位名录.xlsx")
@click.argument("file", metavar="FILE", type=FILE)
@store_option
def import_command(file: Path, url: str | None) -> None:
    """导入单位名录（CSV 或工作簿），已导入的报告随即重新匹配。Import a roster; loaded reports are matched anew.

    Columns: 编号, 名称, 别名, 类型, 上级, 起, 止 (or id, name, aliases, unit_type, parent, since, until); only 名称 must be there.
    """
    settings = load()
    t = translator(settings.language)
    store = open_store(url or settings.store)
    with Bar(t) as bar:
        ingest((), store, settings, bar, roster=file)
    roster = Roster.load(store.folder.roster)
    click.echo(t("名录中有 {n} 个单位。", n=len(roster)))
    for note in Roster.load(file).notes:
        click.echo(note, err=True)


@roster_group.command("show", epilog="Example: gkdash roster show --csv > 单位名录.csv")
@store_option
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV, as `gkdash roster import` takes it.")
def show_command(url: str | None, as_csv: bool) -> None:  # noqa: FBT001 - click hands flags over so
    """显示单位名录及隶属关系。Show the roster as a tree."""
    path = open_store(url or load().store).folder.roster
    if not path.is_file():
        raise RosterError(
            f"还没有导入单位名录：没有 {path}。No roster is imported: there is no {path}.",
            "请用 `gkdash roster import FILE` 导入。Import one with `gkdash roster import FILE`.",
        )
    roster = Roster.load(path)
    if as_csv:
        sys.stdout.buffer.write(roster.to_csv())
        return
    for line in _tree(roster):
        click.echo(line)


def _tree(roster: Roster) -> Iterator[str]:
    for root in roster.roots():
        for agency in (root, *roster.descendants(root.id)):
            depth = len(roster.ancestors(agency.id))
            years = f"，{agency.since or ''}–{agency.until or ''}" if agency.since or agency.until else ""
            yield f"{'  ' * depth}{agency.name}（{agency.unit_type.value}{years}）"
