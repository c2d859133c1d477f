"""docs/checks.md from the registry: `python -m gkdash.checks.describe docs/checks.md`; nothing there is typed by hand."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from gkdash.checks.model import Check, Severity
from gkdash.checks.registry import checks, definitions
from gkdash.checks.thresholds import thresholds

_HEAD = """# 检查 · Checks

由 `python -m gkdash.checks.describe docs/checks.md` 生成，请勿手改。Written by that command; do not edit by hand.

每项检查对每份报告有四种结果：通过、不通过、不适用、无法判断，每次运行都记数（`check_tally`）。空白、读不清的不当作零；读取存疑造成的结果标为“读取”，不算单位的差错。
Each check has four outcomes on a report (passed, failed, not applicable, not evaluable), and every run is tallied. A blank
is no zero; what only the reading may have caused is marked `parser` and never counts against the agency.

程度：`error` 报告自相矛盾或不合格式；`review` 需要人看一看；`notice` 供参考。
Severities: `error` the report contradicts itself or the form; `review` a person should look; `notice` worth knowing.

一个原因造成几处不平的，合为一项说明，其余标为“由此引起”。报告的数字从不改动。
Where one cause breaks several relations it is explained once and the others are marked as following from it. Reported
figures are never changed.
"""


def page() -> str:
    """Return the page."""
    return "\n".join([_HEAD, *_table(), "", *_limits()]) + "\n"


def _table() -> Iterator[str]:
    yield "## 全部检查 · All checks"
    yield ""
    yield "| 检查 check | 程度 severity | 名称 title | 含义 meaning | 依据 citation | 怎样处理 how to mend | 年度 years | 单份 alone |"
    yield "|---|---|---|---|---|---|---|---|"
    for item in checks():
        yield _row(item)


def _row(item: Check) -> str:
    written = definitions().get(item.id)
    alone = "是 yes" if written is None or written.alone else "否 no"
    years = f"{item.since or ''}–{item.until or ''}".strip("–") and f"{item.since or ''}–{item.until or ''}"
    cells = (
        f"`{item.id}`",
        Severity(item.severity).value,
        f"{item.title.zh} {item.title.en}",
        f"{item.explanation.zh}{item.explanation.en}",
        item.citation,
        f"{item.mend.zh}{item.mend.en}",
        years,
        alone,
    )
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def _limits() -> Iterator[str]:
    yield "## 界限值 · Thresholds"
    yield ""
    yield "全部在 `src/gkdash/checks/thresholds.toml`；`gkdash check --what-if 名称=值` 显示换一个值谁会变。"
    yield "All in that file; `gkdash check --what-if key=value` shows who would flip."
    yield ""
    yield "| 名称 key | 值 value | 理由 reason |"
    yield "|---|---:|---|"
    for item in thresholds():
        yield f"| `{item.key}` | {item.value:g} | {item.reason.zh}{item.reason.en} |"


def write(path: Path) -> None:
    """Write the page."""
    path.write_text(page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
