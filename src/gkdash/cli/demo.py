"""`gkdash demo`: writes the fictional county's files, loads them, and serves the dashboard on them."""

from __future__ import annotations

import shutil
import time
from dataclasses import dataclass
from pathlib import Path

import click

from gkdash import __version__
from gkdash.cli.options import address_option, port_option, workers_option
from gkdash.cli.progress import Bar
from gkdash.cli.serve import refuse_open_address, serve
from gkdash.cli.summary import told
from gkdash.demo import files
from gkdash.demo.county import SEED, build
from gkdash.errors import StoreError
from gkdash.i18n import Translate, translator
from gkdash.ingest.load import ingest
from gkdash.settings import Settings, default_store, load
from gkdash.store import Store, open_store


@click.command("demo", epilog="Example: gkdash demo --no-serve")
@click.option("--no-serve", is_flag=True, help="Only build it.")
@click.option("--store", "url", metavar="FOLDER", help="Where to build it (default: demo beside the default store).")
@click.option(
    "--seed", type=click.IntRange(min=0), default=SEED, show_default=True, help="Another county for another seed."
)
@port_option
@address_option
@workers_option
def demo_command(no_serve: bool, url: str | None, seed: int, port: int, address: str, workers: int | None) -> None:  # noqa: FBT001 - click's way
    """生成虚构的演示县（约 45 个单位、6 年）并打开界面。Build the fictional demonstration county and serve the dashboard.

    Everything in it is made up and labelled so. It has a store of its own; yours is not touched. Run again, it only
    serves what is there.
    """
    if not no_serve:
        refuse_open_address(address)
    settings = load()
    t = translator(settings.language)
    store = open_store(url or str(Path(default_store()).parent / "demo"))
    build_demo(store, seed, settings, workers or settings.workers, t)
    if not no_serve:
        serve(store.url, port=port, address=address)


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a demonstration is made from; it is made anew when this changes."""

    seed: int
    version: str = __version__

    def made(self, store: Store) -> bool:
        """Tell whether the store holds this demonstration's files."""
        told_of = store.metadata()
        return (told_of.get("seed"), told_of.get("version"), told_of.get("complete")) == (self.seed, self.version, True)

    def label(self, store: Store, title: str, notice: str, *, complete: bool) -> None:
        """Say in the store that everything in it is fictional, before anything is in it."""
        store.write_metadata(
            fictional=True, title=title, notice=notice, seed=self.seed, version=self.version, complete=complete
        )


def build_demo(store: Store, seed: int, settings: Settings, workers: int, t: Translate) -> None:
    """Build the demonstration in a store of its own; raise StoreError for a store that holds something else."""
    if not store.metadata().get("fictional") and (store.current() or store.folder.archive.exists()):
        raise StoreError(
            f"{store.url} 中是真实的报告。{store.url} holds real reports.",
            "请用 --store 为演示另指定文件夹。Give the demonstration a folder of its own with --store.",
        )
    recipe = Recipe(seed)
    folder = store.folder.root / "files"
    began = time.monotonic()
    with Bar(t) as bar:
        if not recipe.made(store):
            _write(store, recipe, folder, workers, bar, t)
        summary = ingest([folder / "reports"], store, settings, bar, roster=folder / "roster.csv")
    click.echo("\n".join(told(summary, settings.language)), err=True)
    click.echo(
        t("演示县已就绪，用时 {seconds} 秒。其中一切均为虚构。", seconds=f"{time.monotonic() - began:.1f}"), err=True
    )
    if summary.interrupted:
        raise KeyboardInterrupt


def _write(store: Store, recipe: Recipe, folder: Path, workers: int, bar: Bar, t: Translate) -> None:
    county = build(recipe.seed)
    recipe.label(store, county.name, county.notice, complete=False)
    with store.writer() as writer:
        writer.start_over()
    shutil.rmtree(folder, ignore_errors=True)
    bar.begin(len(county.reports))
    written = files.write(folder, county, workers=workers, progress=bar.reach)
    recipe.label(store, county.name, county.notice, complete=True)
    for name in written.skipped:
        click.echo(t("没有 LibreOffice，演示中没有 .{name} 文件。", name=name), err=True)
