"""`gkdash export reference`: from the reference under a printed figure back to its view, its data and their generation."""

from __future__ import annotations

import json
from urllib.parse import urlencode

import click

from gkdash.cli.options import store_option
from gkdash.i18n import Translate, translator
from gkdash.settings import load


@click.command("reference", epilog="Example: gkdash export reference K7QX-2M4A")
@click.argument("code", metavar="CODE")
@click.option(
    "--json", "as_json", is_flag=True, help="One JSON object, with the data of the figure where they are still there."
)
@store_option
@click.pass_context
def reference_command(ctx: click.Context, code: str, url: str | None, as_json: bool) -> None:  # noqa: FBT001 - click hands flags over so
    """由图下的引用号查回该图：哪个页面、什么条件、哪一批数据，当时的数字。Lead a reference back to its figure.

    Exit status: 0 where the reference is known, 1 where nobody knows it. The data are those of the generation of the
    figure while it is kept; once it is gone, that is said, and the view can be opened on today's.
    """
    from gkdash.exports.briefing.back import then  # noqa: PLC0415 - keeps `gkdash export --help` fast
    from gkdash.ingest.reviews import state_of  # noqa: PLC0415
    from gkdash.state import resolve  # noqa: PLC0415
    from gkdash.store import open_store  # noqa: PLC0415

    settings = load()
    t = translator(settings.language)
    store = open_store(url or settings.store)
    found = resolve(state_of(store, settings).database, code)
    if found is None:
        click.echo(t("没有这个引用号：{code}", code=code), err=True)
        ctx.exit(1)
    chart = then(store, found, settings.language)
    page = found.view.partition(".")[0]
    told = {
        "reference": found.code,
        "view": found.view,
        "address": f"{page}?{urlencode(dict(found.parameters))}",
        "parameters": dict(found.parameters),
        "generation": found.generation,
        "is_current": found.generation == store.current(),
        "title": found.title,
        "made_at": found.made_at.isoformat(timespec="seconds"),
        "head": None if chart is None else list(chart.head),
        "rows": None if chart is None else [list(row) for row in chart.rows],
    }
    for line in [json.dumps(told, ensure_ascii=False)] if as_json else _lines(told, t):
        click.echo(line)


def _lines(told: dict[str, object], t: Translate) -> list[str]:
    lines = [
        f"{t('图')}: {told['title']}",
        f"{t('页面')}: {told['address']}",
        f"{t('数据批次')}: {told['generation']}" + ("" if told["is_current"] else f" {t('（现用的已是另一批）')}"),
    ]
    head, rows = told["head"], told["rows"]
    if not isinstance(head, list) or not isinstance(rows, list):
        return [*lines, t("当时的数据批次已清理，可按上面的页面地址查看现在的数字。")]
    return [*lines, "", *("\t".join("—" if value is None else str(value) for value in row) for row in [head, *rows])]
