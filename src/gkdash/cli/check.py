"""`gkdash check`: what is wrong with the reports of a store, or with one file before it is handed in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from gkdash.cli.check_text import file_lines, flip_lines, store_lines, tally_lines
from gkdash.cli.options import FILE, store_option
from gkdash.settings import load


@click.command("check", epilog="Example: gkdash check 年报.docx   ·   gkdash check --year 2024 --json")
@click.argument("files", metavar="[FILE…]", nargs=-1, type=FILE)
@store_option
@click.option("--year", type=int, help="Only findings on this report year.")
@click.option("--agency", help="Only this agency: its id, its name or a part of it.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object per finding.")
@click.option("--tally", is_flag=True, help="How often each check came to which outcome, instead of findings.")
@click.option("--what-if", "pairs", metavar="KEY=VALUE", multiple=True, help="Who would flip with another threshold.")
@click.option("--zeros", is_flag=True, help="Reports of nothing but zeros, by how surprising that is: to sample from.")
@click.option("--csv", "as_csv", is_flag=True, help="With --zeros: a table for Excel and WPS.")
@click.option("--sample", type=click.IntRange(min=1), metavar="N", help="With --zeros: N of each grade.")
@click.option("--seed", type=int, default=0, show_default=True, help="With --zeros: another number, another draw.")
@click.option("--self-test", is_flag=True, help="Plant every fault in a sound report and see that it is found.")
@click.pass_context
def check_command(
    ctx: click.Context,
    files: tuple[Path, ...],
    url: str | None,
    year: int | None,
    agency: str | None,
    as_json: bool,  # noqa: FBT001 - click hands flags over so
    tally: bool,  # noqa: FBT001
    pairs: tuple[str, ...],
    zeros: bool,  # noqa: FBT001
    as_csv: bool,  # noqa: FBT001
    sample: int | None,
    seed: int,
    self_test: bool,  # noqa: FBT001
) -> None:
    """检查报告：给出文件时逐份检查，列出要改什么；不给时检查库中全部报告。Check reports.

    With FILE, each is checked by itself, before it is handed in, and what to mend is listed: exit status 0 where there
    is nothing, 1 where there is something, 2 for wrong usage. Without FILE, the findings of the store are listed, brought
    up to date first where the checks have changed; exit status 0.
    """
    if self_test:
        ctx.exit(_self_test())
    settings = load()
    if (as_csv or sample) and not zeros:
        raise click.UsageError("--csv 和 --sample 须与 --zeros 同用。--csv and --sample go with --zeros.")
    if zeros and (tally or pairs or (as_json and as_csv)):
        raise click.UsageError(
            "--zeros 单独成表，可写成 --json 或 --csv，不与其他选项同用。--zeros is a list of its own, as --json or as --csv."
        )
    if files:
        if year or agency or tally or pairs or url or zeros:
            raise click.UsageError(
                "检查文件时不能用 --store、--year、--agency、--tally、--what-if 和 --zeros，它们用于数据仓库。"
                "--store, --year, --agency, --tally, --what-if and --zeros are for a store, not for files."
            )
        ctx.exit(_files(files, as_json=as_json))
    from gkdash.cli import check_store  # noqa: PLC0415 - a file needs no store
    from gkdash.store import open_store  # noqa: PLC0415

    store = open_store(url or settings.store)
    if zeros:
        from gkdash.cli import zeros as listed  # noqa: PLC0415

        found = listed.zeros(store, year, agency, seed=seed, workers=settings.workers)
        listed.write(found, sample, settings.language, as_json=as_json, as_csv=as_csv)
        return
    if pairs:
        lines = flip_lines(check_store.flips(store, pairs, year, agency), settings.language, as_json=as_json)
    elif tally:
        lines = tally_lines(check_store.tallies(store, settings.workers), as_json=as_json)
    else:
        lines = store_lines(
            check_store.findings(store, year, agency, settings.workers), settings.language, as_json=as_json
        )
    for line in lines:
        click.echo(line)


def _files(files: Sequence[Path], *, as_json: bool) -> int:
    """Check files one by one and print what is to be mended; return the exit status."""
    from gkdash.checks.single import Given, desk  # noqa: PLC0415 - keeps `gkdash --help` fast
    from gkdash.cli.parse import per_file  # noqa: PLC0415
    from gkdash.ingest.pool import parse_files  # noqa: PLC0415

    settings = load()
    status = 0
    with desk() as made:
        for path, parsed in parse_files(list(files), workers=min(settings.workers, len(files)), limits=settings.limits):
            for one in per_file(parsed):
                found = made.examine([Given(one.report)])[0] if one.report else []
                status = status or int(bool(found) or one.report is None)
                for line in file_lines(path, one, found, settings.language, as_json=as_json):
                    click.echo(line)
    return status


def _self_test() -> int:
    from gkdash.bench.selftest import self_test  # noqa: PLC0415 - the generator is only needed here

    right = total = 0
    for trial in self_test():
        total += 1
        right += trial.passed
        mark = "通过 pass" if trial.passed else "未通过 FAIL"
        click.echo(f"{mark}  {trial.check}  {trial.where}" + (f"  {trial.problem}" if trial.problem else ""))
    click.echo(f"{right} / {total}")
    return int(right < total or not total)
