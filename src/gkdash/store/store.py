"""One store, told by its URL: what is published, who may read it, who may write it."""

from __future__ import annotations

from pathlib import Path

from gkdash.agencies import Roster, load_deadlines
from gkdash.errors import StoreError
from gkdash.store.derive import Rules
from gkdash.store.folder import Folder, write_atomically
from gkdash.store.reader import Reader
from gkdash.store.writer import Writer

_A_FOLDER = "请在 --store 后写一个文件夹。Give a folder as --store."


class Store:
    """A store in a folder; making one opens and creates nothing."""

    def __init__(self, root: Path) -> None:
        self.folder = Folder(root)

    @property
    def url(self) -> str:
        """What opens this store again."""
        return str(self.folder.root)

    def current(self) -> str | None:
        """Return the name of the published generation, None while nothing is loaded.

        Cheap: one small file. A page whose reader has another `generation` opens a new one.
        """
        return self.folder.current()

    def metadata(self) -> dict[str, object]:
        """Return what is told of the store as a whole: `fictional`, `title`."""
        return self.folder.metadata()

    def write_metadata(self, **values: object) -> None:
        """Replace what is told of the store as a whole."""
        self.folder.write_metadata(values)

    def writer(self) -> Writer:
        """Return the right to change the store, to be used as a context; entering raises StoreError where it is taken."""
        return Writer(self.folder)

    def rules(self) -> Rules:
        """Return by what derived tables are made: the imported roster, and the law's and the store's own deadlines."""
        path = self.folder.roster
        roster = Roster.load(path) if path.is_file() else Roster(())
        return Rules(roster, load_deadlines(self.folder.root))

    def import_roster(self, path: Path) -> Roster:
        """Check a roster file, keep it in the store and return it; raise RosterError where it cannot be used."""
        roster = Roster.load(path)
        write_atomically(self.folder.roster, roster.to_csv())
        return roster

    def reader(self, *, threads: int = 4, memory: str | None = None) -> Reader:
        """Open the published generation; raise StoreError where nothing is loaded yet.

        With `memory` (`CHECKING_MEMORY`) it uses no more than that; pages need little and set none.
        """
        for _ in range(3):
            name = self.current()
            if name is None:
                raise StoreError(
                    f"{self.url} 中还没有导入任何报告。Nothing is loaded in {self.url}.",
                    "请用 `gkdash ingest PATH` 导入，或先看 `gkdash demo`。"
                    "Load reports with `gkdash ingest PATH`, or try `gkdash demo`.",
                )
            path = self.folder.generations / name
            if path.is_file():
                return Reader(path, threads=threads, memory=memory)
            # between reading CURRENT and opening, several generations may have been published and this one pruned
        raise StoreError(
            f"{self.url} 指向 {name}，而这个文件不存在。{self.url} points at {name}, and there is no such file.",
            "请恢复该文件，或加 --rebuild 重新导入。Restore it, or load with --rebuild.",
        )


def open_store(url: str) -> Store:
    """Return the store at `url`, a folder that need not exist yet; raise StoreError for what cannot be a store."""
    if url.startswith("ducklake:"):
        raise StoreError(
            "共用的数据仓库（ducklake:…）尚未实现。The shared store (ducklake:…) is not built yet.", _A_FOLDER
        )
    if "://" in url:
        raise StoreError(f"{url} 不是数据仓库。{url} is no store.", _A_FOLDER)
    root = Path(url).expanduser().absolute()
    if root.exists() and not root.is_dir():
        raise StoreError(f"{root} 是文件，不是文件夹。{root} is a file.", _A_FOLDER)
    return Store(root)
