"""Loading on the screen: files are handed in, read and looked at, and only then kept; each run of a part asks its right again."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import uuid4

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from gkdash.i18n import Translate
from gkdash.ingest import job as jobs
from gkdash.ingest.job import Job
from gkdash.ingest.tray import Handed
from gkdash.ui import access, address, data, load_parts, state
from gkdash.ui.data import Shelf
from gkdash.ui.overview_parts import head
from gkdash.ui.sheet import followed, sheet

BEAT = 1.0
"""Seconds between two looks at a job that is at work."""


def page(t: Translate, language: str, shelf: Shelf | None) -> None:
    """Draw the page for who may load."""
    if not access.may_load():
        sheet("load-denied", load_parts.denied(t), language=language)
        return
    job = data.job(address.get(address.JOB))
    if job is None:
        _hand_in(t, language)
        return
    # a part that is drawn again every second while something is under way, and rests when it is done
    beating = job.is_running
    st.fragment(_work, run_every=BEAT if beating else None)(job, t, language, shelf, beating=beating)


def _hand_in(t: Translate, language: str) -> None:
    sentence = t("选取年报文件或整个文件夹，先看读出了什么，再决定是否入库。")
    basis = t("Word、WPS、PDF、网页、文本、表格和压缩包都可以；类型按内容判断，单个文件不超过 50 MB。")
    followed("answer", head(t("载入年报"), sentence, basis), language=language)
    round_ = state.held("load-round") or 0
    st.html(load_parts.labels(t))
    left, right = st.columns(2, gap="large")
    with left:
        files = st.file_uploader(t("选取文件"), accept_multiple_files=True, key=f"load-files-{round_}")
    with right:
        folder = st.file_uploader(t("或选取一个文件夹"), accept_multiple_files="directory", key=f"load-folder-{round_}")
    given = [*_several(files), *_several(folder)]
    if given:
        text = t("读取并预览（{n} 个文件）", n=len(given))
        st.button(text, key="load-read", type="primary", icon=":material/preview:", on_click=_read, args=(given,))


def _several(found: UploadedFile | list[UploadedFile] | None) -> list[UploadedFile]:
    if found is None:
        return []
    return found if isinstance(found, list) else [found]


def _read(given: Sequence[UploadedFile]) -> None:
    if not access.may_load():
        return
    token = uuid4().hex
    job = data.new_job(token)
    for item in given:
        job.tray.add(item.name, item.getvalue())
    job.read()
    address.put(address.JOB, token)
    # another uploader next time, so that the browser's files are let go of
    state.put("load-round", (state.held("load-round") or 0) + 1)


def _work(job: Job, t: Translate, language: str, shelf: Shelf | None, *, beating: bool) -> None:
    running = job.is_running
    if running != beating or data.job(address.get(address.JOB)) is not job:
        # the whole page is drawn again: there is something new to wait for, or a new generation, or nothing any more
        st.rerun(scope="app")
    if running or job.at in {jobs.READING, jobs.KEEPING}:
        node = load_parts.progress(job.begun, job.done, job.files, job.current, t)
        sheet("load-progress", node, language=language)
        st.button(t("停止"), key="load-stop", on_click=job.stop, icon=":material/stop:")
        return
    match job.at:
        case jobs.READ:
            _preview(job, t, language, shelf)
        case jobs.KEPT:
            _kept(job, t, language)
        case _:
            sheet("load-broken", load_parts.broken(job.problem, language), language=language)
            _buttons(job, t, again=t("再试一次"))


def _preview(job: Job, t: Translate, language: str, shelf: Shelf | None) -> None:
    found = job.found
    matched = data.matched([(item.agency, item.year) for item in found if item.agency])
    known, present = data.known_of(shelf, [item.sha256 for item in found], [key for key, _ in matched.values() if key])
    fates = load_parts.fates(found, known, matched, present)
    basis = t("还没有入库。疑问是读取方面的，不算单位的差错；检查只看单份文件，与往年和同类的对照在入库后进行。")
    followed("answer", head(t("载入年报"), load_parts.answer(found, fates, t), basis), language=language)
    sheet("load-refused", load_parts.not_taken(job.tray.refused, t), language=language)
    _buttons(job, t, again=t("全部入库"))
    sheet("load-previews", load_parts.listing(found, fates, language, t), language=language)


def _kept(job: Job, t: Translate, language: str) -> None:
    summary = job.summary
    if summary is None:
        return
    followed("answer", head(t("载入年报"), load_parts.result(summary, t)), language=language)
    followed("load-outcome", load_parts.outcome(summary, language, t), language=language)
    refused = {item.source for item in summary.refused}
    failed = [item for item in job.tray.files if str(item.path) in refused]
    with st.container(horizontal=True, gap="small"):
        if failed:
            st.button(
                t("重试未能读取的（{n}）", n=len(failed)), key="load-retry", icon=":material/refresh:",
                on_click=_keep, args=(job, failed, True),
            )  # fmt: skip
        st.button(t("载入其他文件"), key="load-again", type="primary", on_click=_end, args=(job,))


def _buttons(job: Job, t: Translate, *, again: str) -> None:
    with st.container(horizontal=True, gap="small"):
        if job.tray.files:
            st.button(
                again, key="load-keep", type="primary", icon=":material/save:", on_click=_keep, args=(job, None, True)
            )
        st.button(t("放弃，不入库"), key="load-drop", icon=":material/delete:", on_click=_end, args=(job,))


def _keep(job: Job, files: list[Handed] | None, retry: bool) -> None:  # noqa: FBT001 - Streamlit hands arguments over so
    if access.may_load():
        job.keep(files, retry=retry)


def _end(job: Job) -> None:
    job.stop()
    job.wait(10)
    job.tray.clear()
    data.forget_job(address.get(address.JOB) or "")
    address.put(address.JOB, None)
