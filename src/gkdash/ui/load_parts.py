"""The parts of the page of loading as nodes: what was read of each file, how far it is, what came of it; no Streamlit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from gkdash.checks.registry import check
from gkdash.errors import GkdashError
from gkdash.i18n import Translate, mark, translator
from gkdash.i18n.both import said_of_error
from gkdash.i18n.formats import percent, size
from gkdash.i18n.reading import REFUSALS, UNKNOWN_REFUSAL, said_of_failure
from gkdash.i18n.words import SEVERITIES, media_type_name
from gkdash.ingest.preview import Preview
from gkdash.ingest.summary import Summary
from gkdash.ingest.tray import MOST_BYTES, MOST_FILES
from gkdash.ui.nodes import Child, Node, div, el, link, span, table
from gkdash.ui.overview_parts import scrolled
from gkdash.ui.stored import beneath

FATES = {
    "new": mark("新报告"),
    "revision": mark("同单位同年度已有报告，将按先后定为更正或副本"),
    "known": mark("这份文件已在库中，不会重复"),
    "nameless": mark("没有读出单位或年度，保留后列在总览中"),
    "failed": mark("未能读取，保留后列明原因"),
    "twin": mark("与本批另一份文件内容相同"),
}
"""What becomes of a document when it is kept."""

NOT_TAKEN = {
    "too_many": mark("超过 {n} 个文件，没有收下"),
    "too_much": mark("总大小超过 {size}，没有收下"),
}


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of a document, and the agency of the roster that its name means, None where none was matched."""

    key: str
    agency_id: str | None = None
    is_on_roster: bool = False


def labels(t: Translate) -> str:
    """Return the style that puts our words on the boxes of files, which speak English only; the limit stands above them."""
    box = '[class*="st-key-load-{key}-"] [data-testid="stFileUploaderDropzone"] [data-testid="stMarkdownContainer"] p'
    rules = ['[data-testid="stFileUploaderDropzoneInstructions"] { display: none; }']
    for key, text in (("files", t("选取文件")), ("folder", t("选取文件夹"))):
        place = box.format(key=key)
        rules.append(f"{place} {{ font-size: 0; }} {place}::after {{ content: '{text}'; font-size: 0.95rem; }}")
    return f"<style>{' '.join(rules)}</style>"


def answer(found: Sequence[Preview], fates: Sequence[Fate], t: Translate) -> str:
    """Return what was read, in a sentence."""
    good = [item for item in found if not item.error]
    counts = Counter(fate.key for fate in fates)
    told = [t("读了 {n} 份文档，{good} 份是年度报告", n=len(found), good=len(good))]
    if counts["failed"]:
        told.append(t("{n} 份未能读取", n=counts["failed"]))
    if counts["known"] + counts["twin"]:
        told.append(t("{n} 份已有", n=counts["known"] + counts["twin"]))
    if counts["revision"]:
        told.append(t("{n} 份与已有报告同单位同年度", n=counts["revision"]))
    return t("，").join(told) + t("。")


def fates(
    found: Sequence[Preview],
    known: Collection[str],
    matched: Mapping[tuple[str, int | None], tuple[str | None, bool]],
    present: Collection[tuple[str, int]],
) -> list[Fate]:
    """Return what becomes of each document; `known` are hashes in the store, `present` agencies and years with a report."""
    seen: set[str] = set()
    result = []
    for item in found:
        agency_id, on_roster = matched.get((item.agency or "", item.year), (None, False))
        if item.sha256 in known:
            key = "known"
        elif item.sha256 in seen:
            key = "twin"
        elif item.error:
            key = "failed"
        elif item.agency is None or item.year is None:
            key = "nameless"
        elif agency_id is not None and (agency_id, item.year) in present:
            key = "revision"
        else:
            key = "new"
        seen.add(item.sha256)
        result.append(Fate(key, agency_id, on_roster))
    return result


def listing(found: Sequence[Preview], told: Sequence[Fate], language: str, t: Translate) -> Node:
    """Return the documents as a table, those that could not be read first."""
    pairs = sorted(zip(found, told, strict=True), key=lambda pair: (not pair[0].error, pair[0].file.shown))
    head: list[Child] = [
        t("文件"), t("单位"), t("年度"), el("th", t("读到数字的格"), cls="figure", scope="col"),
        el("th", t("文字数据"), cls="figure", scope="col"), el("th", t("读取疑问"), cls="figure", scope="col"),
        t("检查发现"), t("保留后"),
    ]  # fmt: skip
    return scrolled("previews", table(head, (_row(item, fate, language, t) for item, fate in pairs)))


def progress(begun: str, done: int, files: int, current: str, t: Translate) -> Node:
    """Return how far a job is."""
    doing = t("正在读取") if begun == "reading" else t("正在入库")
    share = f"{100 * done / files:.0f}%" if files else ""
    return div(
        "loading",
        el("p", f"{doing} {done}/{files} {share}", cls="count", role="status"),
        el("p", current, cls="basis"),
    )


def result(summary: Summary, t: Translate) -> str:
    """Return what a load did, in a sentence."""
    return t(
        "共 {n} 份文件：新导入 {loaded}，更正 {revised}，没有变化 {unchanged}，未能读取 {failed}；用时 {seconds} 秒。",
        n=summary.files,
        loaded=summary.loaded,
        revised=summary.revised,
        unchanged=summary.unchanged,
        failed=summary.failed,
        seconds=f"{summary.seconds:.1f}",
    )


def outcome(summary: Summary, language: str, t: Translate) -> Node:
    """Return each file that could not be read and why, and where to look at the others."""
    rows: list[list[Child]] = []
    for item in summary.refused:
        about = REFUSALS.get(item.code, UNKNOWN_REFUSAL)
        name = item.source.rpartition("/")[2]
        rows.append(
            [
                f"{name} › {item.member}" if item.member else name,
                el("td", t(about.name), *beneath(said_of_failure(item.code, item.message, language))),
                t(about.advice),
            ]
        )
    stopped = el("p", t("已停止：停止前读完的已入库。"), cls="basis") if summary.interrupted else None
    listed = scrolled("refused", table([t("文件"), t("原因"), t("怎么办")], rows)) if rows else None
    where = el("p", link(t("到报送总览查看"), "./"), cls="basis") if summary.generation else None
    return div("outcome", stopped, where, listed)


def not_taken(refused: Sequence[tuple[str, str]], t: Translate) -> Node | None:
    """Return the files that were not even taken; None where there is none."""
    if not refused:
        return None
    lines = [
        el(
            "li",
            f"{name}{t('：')}{t(NOT_TAKEN[why], n=MOST_FILES) if why == 'too_many' else t(NOT_TAKEN[why], size=size(MOST_BYTES))}",
        )
        for name, why in refused[:50]
    ]
    return div("notice failed", t("{n} 个文件没有收下", n=len(refused)), el("ul", *lines), role="alert")


def broken(problem: GkdashError | None, language: str) -> Node:
    """Return why a job ended before it was done; None where that is not known."""
    t = translator(language)
    unknown = t("程序出了意料之外的错误，请把时间告诉管理员，日志里记有详情。")
    text = unknown if problem is None else said_of_error(problem, language)
    return div("notice failed", t("没有完成：{reason}", reason=text), role="alert")


def denied(t: Translate) -> Node:
    """Return what is said to who may not load."""
    return div("notice failed", t("没有载入文件的权限。"), role="alert")


def _row(item: Preview, fate: Fate, language: str, t: Translate) -> list[Child]:
    name = el(
        "td",
        item.file.shown,
        el("small", f"› {item.member}") if item.member else None,
        el("small", size(item.file.size)),
    )
    if item.error:
        about = REFUSALS.get(item.error, UNKNOWN_REFUSAL)
        told = beneath(said_of_failure(item.error, item.reason, language))
        why = el("td", span("severity error", t("未能读取")), t(about.name), *told, colspan=6)
        return [name, why, el("td", t(FATES[fate.key]), el("small", t(about.advice)))]
    kind = None if fate.is_on_roster else el("small", t("不在名录内"))
    whose = el("td", item.agency or span("doubtful", t("没有读出")), kind)
    year = str(item.year) if item.year is not None else span("doubtful", t("没有读出"))
    read = el(
        "td",
        t("{share}（{n}/{all}）", share=percent(item.numbers, item.cells), n=item.numbers, all=item.cells),
        cls="figure",
    )
    doubts = el("td", span("doubtful", str(item.doubts)) if item.doubts else "0", cls="figure")
    return [
        name,
        whose,
        year,
        read,
        el("td", str(item.claims), cls="figure"),
        doubts,
        _findings(item, language, t),
        t(FATES[fate.key]),
    ]


def _findings(item: Preview, language: str, t: Translate) -> Node:
    if not item.findings:
        return el("td", span("quiet", t("没有")))
    counts = Counter(severity for _, severity in item.findings)
    told = [span(f"severity {key}", f"{t(SEVERITIES[key])} {counts[key]}") for key in SEVERITIES if counts[key]]
    titles = list(dict.fromkeys(_title(check_id, language) for check_id, _ in item.findings))
    return el("td", *told, el("small", t("、").join(titles[:4]) + ("……" if len(titles) > 4 else "")))


def _title(check_id: str, language: str) -> str:
    title = check(check_id).title
    return title.zh if language == "zh" else title.en


def kind_of(item: Preview, t: Translate) -> str:
    """Return what type of file it is, as told by its content."""
    return t(media_type_name(item.media_type))
