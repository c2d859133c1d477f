"""What a load did, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from gkdash.i18n import translator
from gkdash.i18n.reading import said_of_failure
from gkdash.ingest.summary import Summary


def told(summary: Summary, language: str) -> Iterator[str]:
    """Yield lines: the counts, each document that could not be read with its reason, and what can be done."""
    t = translator(language)
    if summary.interrupted and summary.generation is None:
        yield t("已中断。读过的都已保存，再运行一次即可接着做；界面仍显示原来的数据。")
        return
    if summary.interrupted:
        yield t("已中断。读过的都已导入并发布，再运行一次即可接着做。")
    yield t(
        "共 {n} 份文件：新导入 {loaded}，更正 {revised}，没有变化 {unchanged}，未能读取 {failed}；用时 {seconds} 秒。",
        n=summary.files,
        loaded=summary.loaded,
        revised=summary.revised,
        unchanged=summary.unchanged,
        failed=summary.failed,
        seconds=f"{summary.seconds:.1f}",
    )
    for refused in summary.refused:
        name = f"{refused.source} › {refused.member}" if refused.member else refused.source
        reason = said_of_failure(refused.code, refused.message, language)
        yield f"  {name}\n    {refused.code}: {reason.text}"
        if reason.chinese:
            yield f"    {reason.chinese}"
    if summary.failed > len(summary.refused):
        yield t("  ……另有 {n} 份，见界面的报送总览。", n=summary.failed - len(summary.refused))
    if summary.known_failures:
        yield t("没有变化的文件中有 {n} 份以前未能读取；加 --retry 可再读一次。", n=summary.known_failures)
