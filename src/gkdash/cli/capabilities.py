"""What the machine has of what gkdash can use; looks only, and takes a thing's presence for its working."""

from __future__ import annotations

import platform
import shutil
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from gkdash import PARSER_VERSION, __version__
from gkdash.compiled import PACKAGES, is_current
from gkdash.errors import GkdashError
from gkdash.exports.programs import CHROMIUM, CHROMIUM_PATHS, chinese_font, program
from gkdash.i18n import Translate
from gkdash.store import Store, open_store

_OFFICE_PATHS = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)


class Status(StrEnum):
    """Whether a thing is there; `absent` costs one capability, `missing` all."""

    OK = "ok"
    ABSENT = "absent"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Capability:
    """One thing: what was found of it, what it is for, and how to get it."""

    name: str
    status: Status
    found: str
    purpose: str
    remedy: str


def capabilities(url: str, t: Translate) -> Iterator[Capability]:
    """Yield everything that gkdash can use, what it cannot do without first."""
    yield Capability("gkdash", Status.OK, f"{__version__} (parser {PARSER_VERSION})", "", "")
    python = Status.OK if sys.version_info >= (3, 11) else Status.MISSING
    yield Capability("Python", python, platform.python_version(), t("运行 gkdash"), t("安装 Python 3.11 或更新版本"))
    for package, purpose in (
        ("duckdb", t("存放数据")),
        ("pyarrow", t("存放数据")),
        ("pandas", t("查询数据")),
        ("streamlit", t("显示界面")),
        ("plotly", t("画图")),
    ):
        yield _package(package, purpose, "pip install gkdash", Status.MISSING)
    yield _compiled(t)
    yield from _store(url, t)
    yield _program(
        "Chromium",
        CHROMIUM,
        CHROMIUM_PATHS,
        t("用命令行导出 PNG 图片；界面的浏览器测试和截图"),
        t("Debian: apt install chromium；其他系统安装 Chrome 或 Edge"),
    )
    yield _fonts(t)
    yield _program(
        "LibreOffice",
        ("soffice", "libreoffice"),
        _OFFICE_PATHS,
        t("直接读不出的旧 .doc 文件的后备办法；写演示用的 .doc"),
        t("Debian: apt install libreoffice-writer；其他系统从 libreoffice.org 安装"),
    )
    yield _package(
        "rapidocr-onnxruntime",
        t("识别扫描件上的文字；没有它，扫描件记为 no_text_layer"),
        'pip install "gkdash[ocr]"',
        Status.ABSENT,
    )
    for name in ("ducklake", "postgres-scanner", "httpfs"):
        yield _package(
            f"duckdb-extension-{name}",
            t("多个单位共用的数据仓库（尚未建成）"),
            f"pip install duckdb-extension-{name}",
            Status.ABSENT,
        )


def _package(name: str, purpose: str, remedy: str, without: Status) -> Capability:
    try:
        return Capability(name, Status.OK, version(name), purpose, remedy)
    except PackageNotFoundError:
        return Capability(name, without, "", purpose, remedy)


def _compiled(t: Translate) -> Capability:
    made = all(is_current(Path(__file__).parents[1] / name) for name in PACKAGES)
    return Capability(
        t("编译的读取代码"),
        Status.OK if made else Status.ABSENT,
        str(sysconfig.get_config_var("SOABI")) if made else "",
        t("读取正文数字快一倍，读取 PDF 也更快；没有它，结果相同"),
        t("安装 C 编译器，再运行 make compile"),
    )


def _program(name: str, commands: tuple[str, ...], paths: tuple[str, ...], purpose: str, remedy: str) -> Capability:
    found = program(commands, paths)
    return Capability(name, Status.OK if found else Status.ABSENT, found, purpose, remedy)


def _fonts(t: Translate) -> Capability:
    found = chinese_font()
    purpose = t("截图和导出图片里的汉字；没有它会显示成方块")
    return Capability(
        t("中文字体"), Status.OK if found else Status.ABSENT, found, purpose, t("Debian: apt install fonts-noto-cjk")
    )


def _store(url: str, t: Translate) -> Iterator[Capability]:
    purpose = t("存放导入的报告")
    try:
        store = open_store(url)
        yield Capability(t("数据仓库"), Status.OK, _contents(store, t), purpose, "")
    except GkdashError as error:
        yield Capability(t("数据仓库"), Status.MISSING, error.message, purpose, error.hint)
        return
    folder = store.folder.root
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free / 2**30
    try:
        with tempfile.NamedTemporaryFile(dir=folder):
            writable = Status.OK
    except OSError:
        writable = Status.MISSING
    yield Capability(
        t("写权限"),
        writable,
        f"{folder}, {free:.0f} GiB",
        t("导入报告"),
        t("取得该文件夹的写权限，或用 --store 另选一个"),
    )


def _contents(store: Store, t: Translate) -> str:
    current = store.current()
    if current is None:
        return t("{url}：尚未导入", url=store.url)
    with store.reader() as reader:
        totals = reader.query("totals").iloc[0]
        outdated = reader.query("outdated", parser_version=PARSER_VERSION)["document_count"].iloc[0]
    text = t(
        "{url}：{generation}，{n} 份报告，{failed} 份未能读取，名录 {roster} 个单位",
        url=store.url,
        generation=current,
        n=int(totals["report_count"]),
        failed=int(totals["failed_count"]),
        roster=int(totals["roster_count"]),
    )
    if outdated:
        text += t("；{n} 份由旧版本读取，可用 gkdash ingest --rebuild 重读", n=int(outdated))
    return text
