"""`gkdash export letters`: a letter to each agency that has something to mend, and the list of them."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from pathlib import Path

import click

from gkdash.cli.export import out_option, scope_option, template_option, year_option
from gkdash.cli.options import store_option
from gkdash.cli.refresh import refreshed
from gkdash.i18n import mark, translator
from gkdash.settings import load

_WHYS = {
    "doubt": mark("读取存疑"),
    "settled": mark("已有处理决定"),
    "notice": mark("提示事项"),
    "stranger": mark("单位不在名录"),
}


@click.command("letters", epilog="Example: gkdash export letters --year 2024 --out 整改函.zip --reply-by 2025-03-10")
@year_option(required=True)
@scope_option
@click.option("--format", "form", type=click.Choice(["zip", "docx"]), help="zip, or docx for a folder of files.")
@out_option("the package or the folder")
@click.option("--sender", default="", help="Who writes: stands under each letter.")
@click.option("--reply-by", type=click.DateTime(["%Y-%m-%d"]), help="Day to answer by (default: ten working days).")
@click.option("--mark-sent", is_flag=True, help="Note the letters as sent, so that later reports are compared.")
@click.option("--person", default="", help="With --mark-sent: who sends them.")
@template_option
@store_option
def letters_command(
    year: int,
    scope: str | None,
    form: str | None,
    out: Path,
    sender: str,
    reply_by: datetime | None,
    mark_sent: bool,  # noqa: FBT001 - click hands flags over so
    person: str,
    template: Path | None,
    url: str | None,
) -> None:
    """逐单位写出整改函和一份清单，并与前次函告比较。Write a letter to each agency with something to mend, and a list.

    Doubts of the reader and what was decided are in no letter. With --mark-sent the letters are noted as sent; from
    then on the list says what was mended, what is open and what is new.
    """
    if mark_sent and not person.strip():
        raise click.UsageError("--mark-sent 须同时写 --person：由谁发出。--mark-sent needs --person: who sends them.")
    settings = load()
    t = translator(settings.language)
    store, state = refreshed(url, settings)
    from gkdash.exports.letters import make  # noqa: PLC0415 - keeps `gkdash export --help` fast
    from gkdash.exports.letters.docx import Frame  # noqa: PLC0415
    from gkdash.exports.letters.gather import gather  # noqa: PLC0415

    letters = gather(store, state, year=year, scope=scope)
    frame = Frame(sender, reply_by.date() if reply_by else None, template)
    write = make.write_zip if (form or out.suffix.removeprefix(".").lower()) == "zip" else make.write_folder
    write(out, letters, frame)
    click.echo(t("已写入 {path}：{n} 份函件", path=out, n=sum(bool(letter.items) for letter in letters.letters)))
    if letters.left_out:
        counts = Counter(item.why.value for item in letters.left_out)
        why = t("、").join(f"{t(_WHYS[name])} {count}" for name, count in sorted(counts.items()))
        click.echo(t("未列入函件 {n} 项（{why}），见清单。", n=len(letters.left_out), why=why), err=True)
    if mark_sent:
        click.echo(t("已记为发出 {n} 份", n=make.mark_sent(state, letters, person=person)))
