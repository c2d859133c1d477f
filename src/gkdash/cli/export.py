"""`gkdash export`: files to hand over; each kind is a module of its own, and what they share stands here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from gkdash.cli.lazy import Lazy, LazyGroup
from gkdash.cli.options import FILE, Decorator
from gkdash.i18n import LANGUAGES

KINDS = {
    "briefing": Lazy("gkdash.cli.export_briefing:briefing_command", "简报。The briefing as Word, PowerPoint, HTML."),
    "picture": Lazy("gkdash.cli.export_picture:picture_command", "图片。Any chart as SVG or PNG."),
    "reference": Lazy(
        "gkdash.cli.export_reference:reference_command", "查回引用号。Lead a reference back to its figure."
    ),
    "tables": Lazy("gkdash.cli.export_tables:tables_command", "数据表。A workbook, or CSV and Parquet of everything."),
    "consolidated": Lazy(
        "gkdash.cli.export_consolidated:consolidated_command", "汇总报告。The statutory tables summed over units."
    ),
    "letters": Lazy("gkdash.cli.export_letters:letters_command", "整改函。A letter to each agency, and a list."),
    "offline": Lazy("gkdash.cli.export_offline:offline_command", "离线浏览。The county as plain HTML in a folder."),
    "agency": Lazy("gkdash.cli.export_agency:agency_command", "单位页面。One agency's page, for A4 paper."),
}


@click.group("export", cls=LazyGroup, lazy=KINDS, epilog="Example: gkdash export tables --year 2024 --out 数据表.xlsx")
def export_group() -> None:
    """导出可以直接交出去的文件，不需要界面和网络。Write files to hand over, without a server or a browser."""


def year_option(*, required: bool) -> Decorator:
    """Return the option of the report year."""
    more = "" if required else " (default: all)"
    return click.option("--year", type=int, required=required, help=f"The report year{more}.")


scope_option: Decorator = click.option(
    "--scope", metavar="AGENCY", help="Only this agency and those under it: its id, its name or a part of it."
)

language_option: Decorator = click.option(
    "--language", type=click.Choice(list(LANGUAGES)), help="Default: GKDASH_LANGUAGE."
)

template_option: Decorator = click.option(
    "--template", metavar="FILE", type=FILE, help="An office's own .docx: its styles, page set-up, head and foot."
)


def out_option(what: str) -> Decorator:
    """Return the option of the place to write to."""
    return click.option(
        "--out", metavar="PATH", required=True, type=click.Path(path_type=Path), help=f"Where to write {what}."
    )


def format_option(*formats: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return the option of the format; without it the ending of --out tells."""
    return click.option("--format", "form", type=click.Choice(formats), help="Default: what --out ends in.")


def format_of(form: str | None, out: Path, *formats: str) -> str:
    """Return the format asked for; raise UsageError where neither the option nor the name tells."""
    found = form or out.suffix.removeprefix(".").lower()
    if found not in formats:
        raise click.UsageError(
            f"--out 的扩展名不是这里能写的格式，请写明 --format {'|'.join(formats)}。"
            f"--out ends in no format that can be written here; give --format {'|'.join(formats)}."
        )
    return found
