"""Where things lie in a store folder, and the pointer to the published generation; it opens no database.

CURRENT                             name of the published generation
generations/gkdash-000001.duckdb    never changed once published
archive/ab/abcdef….bin              originals by SHA-256
archive/index.jsonl                 where each original came from
roster.csv, metadata.json           what people gave
state.db                            what people decided (another part's: gkdash.state)
writer.lock                         who is loading
"""

from __future__ import annotations

import contextlib
import json
import os
import re
from dataclasses import dataclass
from pathlib import Path

from gkdash.errors import StoreError

_GENERATION = re.compile(r"gkdash-(\d{6,})\.duckdb")


@dataclass(frozen=True, slots=True)
class Folder:
    """The paths of one store."""

    root: Path

    @property
    def generations(self) -> Path:
        """Folder of the database files."""
        return self.root / "generations"

    @property
    def archive(self) -> Path:
        """Folder of the originals."""
        return self.root / "archive"

    @property
    def building(self) -> Path:
        """The generation under construction; never opened by readers."""
        return self.generations / "next.building"

    @property
    def publishing(self) -> Path:
        """Names a finished generation while the pointer is being moved to it."""
        return self.generations / "publishing"

    @property
    def roster(self) -> Path:
        """The roster of agencies, where one was imported."""
        return self.root / "roster.csv"

    @property
    def state(self) -> Path:
        """Where decisions are kept unless the settings say otherwise; the store never opens it."""
        return self.root / "state.db"

    @property
    def lock(self) -> Path:
        """The file whose lock the one writer holds."""
        return self.root / "writer.lock"

    def current(self) -> str | None:
        """Return the name of the published generation, None where nothing was published yet."""
        try:
            name = (self.root / "CURRENT").read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return None
        if not _GENERATION.fullmatch(name):
            raise StoreError(
                f"{self.root / 'CURRENT'} 的内容是 {name[:40]!r}，不是任何一代数据的文件名。"
                f"{self.root / 'CURRENT'} holds {name[:40]!r}, which names no generation.",
                "请写入 generations 文件夹中一个文件的名称，或删去它后重新导入。"
                "Write the name of a file of the folder generations into it, or delete it and load again.",
            )
        return name

    def point_at(self, name: str) -> None:
        """Publish the generation of this name: from now on readers open it."""
        write_atomically(self.root / "CURRENT", f"{name}\n".encode())

    def numbers(self) -> list[int]:
        """Return the numbers of all generations there are, published or not, ascending."""
        if not self.generations.is_dir():
            return []
        found = (_GENERATION.fullmatch(item.name) for item in self.generations.iterdir())
        return sorted(int(match[1]) for match in found if match)

    def metadata(self) -> dict[str, object]:
        """Return what metadata.json says of the store (`fictional`, `title`), empty where there is none."""
        path = self.root / "metadata.json"
        try:
            value = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except ValueError as error:
            raise StoreError(
                f"{path} 不是 JSON：{error}。{path} is no JSON: {error}.", "请改正或删去它。Mend or delete it."
            ) from error
        if not isinstance(value, dict):
            raise StoreError(
                f"{path} 中没有 JSON 对象。{path} holds no JSON object.", "请改正或删去它。Mend or delete it."
            )
        return value

    def write_metadata(self, values: dict[str, object]) -> None:
        """Replace metadata.json."""
        text = json.dumps(values, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
        write_atomically(self.root / "metadata.json", text.encode())


def generation_name(number: int) -> str:
    """Return the file name of a generation, `gkdash-000124.duckdb`."""
    return f"gkdash-{number:06}.duckdb"


def write_atomically(path: Path, data: bytes) -> None:
    """Replace a small file so that a reader sees the old or the new and never a part of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    with temporary.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make renames in a folder survive a power cut, where the system can: Windows opens no folders."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
