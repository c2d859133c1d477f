"""`gkdash doctor`: what is there and what is missing, each with what it is for and how to get it; it changes nothing."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from gkdash.cli.capabilities import Capability, Status, capabilities
from gkdash.cli.options import store_option
from gkdash.i18n import Translate, translator
from gkdash.settings import load


@click.command("doctor", epilog="Example: gkdash doctor --json")
@store_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object per line.")
@click.pass_context
def doctor_command(ctx: click.Context, url: str | None, as_json: bool) -> None:  # noqa: FBT001 - click hands flags over so
    """检查运行环境：有什么、缺什么、有何用、怎样装。Say what is there and what is missing.

    Exit status: 1 where something is missing without which gkdash does not work, else 0.
    """
    settings = load()
    t = translator(settings.language)
    found = list(capabilities(url or settings.store, t))
    for item in found:
        click.echo(json.dumps(asdict(item), ensure_ascii=False) if as_json else _line(item, t))
    ctx.exit(1 if any(item.status is Status.MISSING for item in found) else 0)


def _line(item: Capability, t: Translate) -> str:
    marks = {Status.OK: t("有"), Status.ABSENT: t("无"), Status.MISSING: t("缺")}
    head = f"[{marks[item.status]}] {item.name}  {item.found}".rstrip()
    if item.status is Status.OK:
        return head
    return f"{head}\n     {t('用途')}: {item.purpose}\n     {t('办法')}: {item.remedy}"
