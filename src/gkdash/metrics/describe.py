"""docs/metrics.md from the catalogue: `python -m gkdash.metrics.describe docs/metrics.md`; nothing there is typed by hand."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from gkdash.metrics.catalogue import Metric, all_metrics, prose_metrics

_HEAD = """# 指标 · Metrics

由 `python -m gkdash.metrics.describe docs/metrics.md` 生成，请勿手改。Written by that command; do not edit by hand.

每个指标只在 `src/gkdash/metrics/definitions/` 定义一次，页面、导出和本页都取自那里。合计只含各项都填了数字的报告，空白和未报不当作 0；
比率为分子之和除以分母之和，分母为 0 时没有比率，分母不足最小分母的不比较、不排序。
Each metric is defined once, in that folder; pages, exports and this page take it from there. A sum takes in only reports
whose every part is a figure: a blank, or what is not reported, is no 0. A rate is the sum of numerators over the sum of
denominators; there is none over 0, and below its smallest denominator it is not compared or ranked.

没有分子一栏的是文字中的指标，由专门的查询算出。Those without a numerator are metrics of the prose, which a query of their own
works out.
"""


def page() -> str:
    """Return the page."""
    return "\n".join([_HEAD, *_table()]) + "\n"


def _table() -> Iterator[str]:
    yield "| 指标 metric | 名称 name | 单位 unit | 算法 formula | 注意 caveat | 分子 numerator | 分母 denominator | 最小分母 minimum | 依据 citation |"
    yield "|---|---|---|---|---|---|---|---:|---|"
    for item in (*all_metrics().values(), *prose_metrics().values()):
        yield _row(item)


def _row(item: Metric) -> str:
    cells = (
        f"`{item.id}`",
        f"{item.label} {item.english}",
        item.unit,
        f"{item.formula}。{item.formula_english}.",
        f"{item.caveat}{item.caveat_english}",
        _sum(item.numerator),
        _sum(item.denominator),
        str(item.minimum or ""),
        item.citation,
    )
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def _sum(columns: tuple[str, ...]) -> str:
    return " + ".join(f"`{column}`" for column in columns)


def write(path: Path) -> None:
    """Write the page."""
    path.write_text(page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
