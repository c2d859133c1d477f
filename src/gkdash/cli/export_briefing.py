"""`gkdash export briefing`: the briefing of a year, or of what was put aside on the pages."""

from __future__ import annotations

from pathlib import Path

import click

from gkdash.cli.export import format_of, format_option, language_option, out_option, scope_option, year_option
from gkdash.cli.options import FILE, store_option
from gkdash.cli.refresh import refreshed
from gkdash.i18n import translator
from gkdash.settings import load

FORMATS = ("docx", "pptx", "html", "zip")


@click.command("briefing", epilog="Example: gkdash export briefing --year 2024 --scope 佳县人民政府 --out 简报.docx")
@year_option(required=True)
@scope_option
@format_option(*FORMATS)
@out_option("the file")
@click.option("--basket", is_flag=True, help="What was put aside on the pages, instead of twelve named views.")
@click.option("--title", default="", help="The title (default: made from year and scope).")
@click.option("--to", "recipient", default="", help="To whom it goes.")
@click.option("--from", "sender", default="", help="By whom it is.")
@click.option("--template", type=FILE, help="A .docx or .pptx whose styles, page and master are used.")
@language_option
@store_option
def briefing_command(
    year: int,
    scope: str | None,
    form: str | None,
    out: Path,
    basket: bool,  # noqa: FBT001 - click hands flags over so
    title: str,
    recipient: str,
    sender: str,
    template: Path | None,
    language: str | None,
    url: str | None,
) -> None:
    """导出简报：Word（公文版式）、PowerPoint、网页，或全部打包；图是可编辑的原生图表。Write the briefing.

    docx is laid out by GB/T 9704, pptx on a clean master, both with native charts that can be edited; html is one file
    without script; zip holds all three with the data and drawing of every figure and hashes. Each figure has a reference
    that `gkdash export reference` leads back to its view and data.
    """
    kind = format_of(form, out, *FORMATS)
    if template is not None and template.suffix.lower() not in {".docx", ".pptx"}:
        raise click.UsageError("--template 应是 .docx 或 .pptx。--template is a .docx or a .pptx.")
    from gkdash.exports.briefing.files import written  # noqa: PLC0415 - keeps `gkdash export --help` fast
    from gkdash.exports.briefing.gather import gather, referring  # noqa: PLC0415
    from gkdash.exports.briefing.plan import basket_plan, default_plan, templates  # noqa: PLC0415
    from gkdash.exports.pack import write_whole  # noqa: PLC0415
    from gkdash.exports.reading import find_scope, need_year, origin, today  # noqa: PLC0415
    from gkdash.state import Basket  # noqa: PLC0415
    from gkdash.views import StoreAsk  # noqa: PLC0415

    settings = load()
    spoken = language or settings.language
    store, state = refreshed(url, settings)
    told = {"title": title, "recipient": recipient, "sender": sender}
    with store.reader() as reader:
        need_year(reader, year)
        place = find_scope(reader, scope)
        if basket:
            plan = basket_plan(Basket(state.database).items(), year, place.name, **told)
        else:
            plan = default_plan(year, place, **told)
        made = gather(
            plan,
            StoreAsk(reader),
            origin(store, reader),
            referring(state.database, reader.generation),
            language=spoken,
            today=today(),
        )
    write_whole(out, written(made, kind, templates(store.folder.root, template)))
    t = translator(settings.language)
    click.echo(t("已写入 {path}，{n} 幅图", path=out, n=len(made.figures)))
    for item in made.absent:
        click.echo(t("未列入：{name}。{reason}", name=item.name, reason=item.reason), err=True)
