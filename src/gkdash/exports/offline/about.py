"""The page on the folder itself: of whom and when, from what, how much is there, what was left out, how to test its files."""

from __future__ import annotations

from collections.abc import Iterator

from gkdash.exports.offline.frame import Frame, page
from gkdash.exports.offline.markup import Child, el
from gkdash.exports.offline.model import County
from gkdash.exports.tables.about import as_of, label

SUMS = "SHA256SUMS"


def about_page(county: County) -> bytes:
    """Return the page."""
    t = county.base.t
    parts = (node for name, value in _lines(county) for node in (el("dt", name), el("dd", value)))
    return page(
        county.base, Frame("", "about"), t("阅读说明"), el("h1", t("阅读说明")), el("dl", *parts, cls="about-list")
    )


def _lines(county: County) -> Iterator[tuple[str, Child]]:
    base, t = county.base, county.base.t
    yield from label(base.origin, t)
    yield t("年度"), str(base.year)
    yield t("范围"), base.scope.name or t("库中全部单位")
    yield from as_of(base.origin, t, base.language)
    now = county.now
    yield (
        t("覆盖"),
        t(
            "应报 {due} 家，有报告 {filed} 家，未报 {missing} 家，未到期 {pending} 家；名录外 {outside} 家；未能读取的文件 {failed} 个（不分年度和单位）。",
            due=now.due,
            filed=now.filed,
            missing=now.missing,
            pending=now.pending,
            outside=now.strangers,
            failed=county.failed,
        ),
    )
    yield t("期限"), t("是否已到期限，以数据截至的日子为准，不以打开的日子为准。")
    yield t("未列入"), el("ul", *(el("li", text) for text in _left_out(county)))
    yield t("空格"), t("空白、占位符和读不出的格都不当作 0；法定表格中没有数字的格写明原因。")
    yield (
        t("核对"),
        t(
            "{sums} 列有其余每个文件的 SHA-256。Linux、macOS：sha256sum -c {sums}；Windows：certutil -hashfile 文件 SHA256，逐个比对。",
            sums=SUMS,
        ),
    )
    yield (
        t("打开"),
        t("用任何浏览器打开 index.html；不需要网络，也不需要脚本。只有检查发现页的筛选用到脚本，没有脚本时全部列出。"),
    )


def _left_out(county: County) -> Iterator[str]:
    t = county.base.t
    yield t("原文件、报告全文和文件所在的文件夹；作出决定的人的姓名。")
    if county.replaced:
        yield t("被更正取代的和重复的 {n} 份文件只列名称和哈希，不列其中的数字。", n=county.replaced)
    yield t("其他年度只列主要数字，不列表格和各项发现。")
    without = len(county.calendar.agencies) - sum(key in county.files for key, _, _ in county.calendar.agencies)
    if without:
        yield t("名录中 {n} 家单位本年度不需报，只列在报送日历中。", n=without)
    for item in county.briefing.absent:
        yield t("图“{name}”：{reason}", name=item.name, reason=item.reason)
