"""`gkdash state`: copies of what people decided, and the journal."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from gkdash.cli.options import FILE, store_option
from gkdash.i18n import Translate, translator
from gkdash.i18n.formats import in_beijing
from gkdash.settings import load
from gkdash.state import Entry, State, backup, open_state, restore
from gkdash.store import open_store


@click.group("state", epilog="Example: gkdash state backup 备份/决定-2025-02-01.db")
def state_group() -> None:
    """备份、恢复、查看人工决定。Back up, restore and list what people decided."""


@state_group.command("backup", epilog="Example: gkdash state backup 备份/决定-2025-02-01.db")
@click.argument("path", metavar="PATH", type=click.Path(path_type=Path))
@store_option
def backup_command(path: Path, url: str | None) -> None:
    """把全部决定和日志写入一个文件，服务不必停。Write all decisions and the journal into one file; nobody has to wait."""
    state, t = _opened(url)
    click.echo(t("已备份 {n} 条记录：{path}", n=backup(state.database, path), path=path))


@state_group.command("restore", epilog="Example: gkdash state restore 备份/决定-2025-02-01.db")
@click.argument("path", metavar="PATH", type=FILE)
@store_option
def restore_command(path: Path, url: str | None) -> None:
    """把备份恢复到空的决定库；已有决定时拒绝。Put a backup into an empty state database; refused where decisions are."""
    state, t = _opened(url)
    click.echo(t("已恢复 {n} 条记录。", n=restore(path, state.database)))


@state_group.command("journal", epilog="Example: gkdash state journal --json > 日志.jsonl")
@click.option("--json", "as_json", is_flag=True, help="One JSON object per line.")
@store_option
def journal_command(as_json: bool, url: str | None) -> None:  # noqa: FBT001 - click hands flags over so
    """列出日志：谁在何时改了什么。List the journal: who changed what, and when."""
    state, _ = _opened(url)
    for entry in state.journal():
        click.echo(_json(entry) if as_json else _line(entry))


def _opened(url: str | None) -> tuple[State, Translate]:
    settings = load()
    store = open_store(url or settings.store)
    return open_state(settings.state or str(store.folder.state)), translator(settings.language)


def _json(entry: Entry) -> str:
    return json.dumps({**asdict(entry), "at": entry.at.isoformat(timespec="seconds")}, ensure_ascii=False)


def _line(entry: Entry) -> str:
    subject = entry.subject
    about = subject.get("claim_key") or subject.get("check_id") or ""
    said = (entry.after or entry.before or {}).get("reason") or ""
    when = f"{in_beijing(entry.at):%Y-%m-%d %H:%M}"
    return f"{when}  {entry.person}  {entry.action}  {subject['agency']} {subject['year']} {about}  {said}".rstrip()
