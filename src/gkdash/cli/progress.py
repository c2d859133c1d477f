"""Progress of a load on standard error: a bar for people, nothing where nobody looks."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from gkdash.i18n import Translate, mark

_STAGES = {"derive": mark("正在匹配单位、比较版本"), "publish": mark("正在校验并发布")}
_NAME_WIDTH = 40


class Bar:
    """A progress bar as a context; it is what `gkdash.ingest` calls a Progress."""

    def __init__(self, t: Translate) -> None:
        self._t = t
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(bar_width=30),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
            disable=not Console(stderr=True).is_terminal,
        )
        self._task = self._progress.add_task("", total=None)

    def begin(self, files: int) -> None:
        """Show how many files there are; 0 where that is not known."""
        self._progress.reset(self._task, total=files or None, description=self._t(mark("正在读取")))

    def step(self, source: str) -> None:
        """Advance by one file, whose name is shown."""
        name = source.replace("\\", "/").rpartition("/")[2]
        shown = name if len(name) <= _NAME_WIDTH else f"{name[: _NAME_WIDTH - 1]}…"
        self._progress.update(self._task, advance=1, description=escape(shown))

    def reach(self, done: int, total: int) -> None:
        """Show that so many of so many files are written."""
        self._progress.update(self._task, completed=done, total=total, description=self._t(mark("正在生成文件")))

    def stage(self, name: str) -> None:
        """Show a part of the work that counts no files."""
        self._progress.update(self._task, description=self._t(_STAGES[name]))

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._progress.stop()
