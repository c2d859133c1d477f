"""`gkdash export picture`: any chart of the dashboard as SVG or PNG."""

from __future__ import annotations

from pathlib import Path

import click

from gkdash.cli.export import format_of, format_option, out_option, scope_option, year_option
from gkdash.cli.options import store_option
from gkdash.cli.refresh import refreshed
from gkdash.i18n import LANGUAGES, translator
from gkdash.settings import load

FORMATS = ("svg", "png")


@click.command("picture", epilog="Example: gkdash export picture overview.types --year 2024 --out 报送.png")
@click.argument("view", metavar="VIEW")
@year_option(required=True)
@scope_option
@click.option(
    "--with", "options", metavar="KEY=VALUE", multiple=True, help="A further parameter of the view's address."
)
@format_option(*FORMATS)
@out_option("the picture")
@click.option("--language", type=click.Choice(list(LANGUAGES)), help="Default: GKDASH_LANGUAGE.")
@store_option
def picture_command(
    view: str,
    year: int,
    scope: str | None,
    options: tuple[str, ...],
    form: str | None,
    out: Path,
    language: str | None,
    url: str | None,
) -> None:
    """把任意一幅图导出为图片：SVG 不需要浏览器，PNG 需要 Chromium 和中文字体。Write a chart as a picture.

    VIEW is the name of a chart, as the address of “add to briefing” and `figures.json` have it; an unknown one lists
    all. The picture carries finding, unit, coverage, source and reference.
    """
    kind = format_of(form, out, *FORMATS)
    from gkdash.exports.briefing import words  # noqa: PLC0415 - keeps `gkdash export --help` fast
    from gkdash.exports.briefing.gather import gather, referring  # noqa: PLC0415
    from gkdash.exports.briefing.model import Plan, Wanted  # noqa: PLC0415
    from gkdash.exports.pack import write_whole  # noqa: PLC0415
    from gkdash.exports.pictures import png_picture, svg_picture  # noqa: PLC0415
    from gkdash.exports.reading import find_scope, need_year, origin, today  # noqa: PLC0415
    from gkdash.views import Selection, StoreAsk, all_views  # noqa: PLC0415

    if view not in all_views():
        raise click.UsageError(
            f"没有名为 {view!r} 的图，可用的图见下。There is no view {view!r}. Views: {', '.join(all_views())}."
        )
    settings = load()
    further = dict(_pair(text) for text in options)
    store, state = refreshed(url, settings)
    with store.reader() as reader:
        need_year(reader, year)
        place = find_scope(reader, scope)
        wanted = Wanted(view, {**Selection(place.agency_id, year).address, **further})
        made = gather(
            Plan((wanted,), year, place.name),
            StoreAsk(reader),
            origin(store, reader),
            referring(state.database, reader.generation),
            language=language or settings.language,
            today=today(),
        )
    if made.absent:
        raise click.ClickException(made.absent[0].reason)
    (figure,) = made.figures
    source = words.joined([text for text in (words.origin_line(made, figure), made.origin.notice) if text], made.t)
    if kind == "svg":
        write_whole(out, svg_picture(figure.chart, source, made.t).encode("utf-8", errors="replace"))
    else:
        write_whole(out, png_picture(figure.chart, source, made.t))
    click.echo(translator(settings.language)("已写入 {path}", path=out))


def _pair(text: str) -> tuple[str, str]:
    key, sign, value = text.partition("=")
    if not sign:
        raise click.UsageError(f"--with 应写成 参数=值，不是 {text!r}。--with takes KEY=VALUE, not {text!r}.")
    return key, value
