"""Figures in prose, reports a second on one core, beside the patterns that one would otherwise write.

The peer is a handful of regular expressions that stay inside a clause, as checkers of these reports use them: it knows
neither lists that share a verb nor closing words, scope, period or other years, and so does a small part of the work.
"""

from __future__ import annotations

import gc
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from gkdash.bench.measure import Measurement
from gkdash.demo import county
from gkdash.prose import Chapter, read
from gkdash.prose import chapters as chapters_module
from gkdash.prose.compared import forget

_ROUNDS = 15
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?:收到|受理|新收)[^，。；]{0,20}?申请[^，。；\d]{0,6}(\d[\d,]*)\s*[件宗份]",
        r"(?:办结|答复)[^，。；\d]{0,12}(\d[\d,]*)\s*[件宗份]",
        r"结转[^，。；\d]{0,12}(\d[\d,]*)\s*[件宗份]",
        r"12345[^，。；\d]{0,16}(\d[\d,]*)\s*[件条宗]",
        r"(?:满意率|满意度)[^，。；\d]{0,6}(\d+(?:\.\d+)?)\s*%",
        r"(?:主动公开|公开)[^，。；\d]{0,16}信息[^，。；\d]{0,6}(\d[\d,]*)\s*[条件]",
        r"行政复议[^，。；\d]{0,8}(\d[\d,]*)\s*[件宗起]",
        r"行政诉讼[^，。；\d]{0,8}(\d[\d,]*)\s*[件宗起]",
    )
)


def measurements() -> Iterator[Measurement]:
    """Yield the time per report of reading a demonstration county's prose, beside the patterns on the same text."""
    jobs = []
    for report in county.build(1).reports:
        text = ""
        chapters = []
        for section in report.sections:
            chapters.append(Chapter(section.key, len(text), "\n".join(section.paragraphs)))
            text += chapters[-1].text + "\n"
        jobs.append((chapters, text, report.year))
    found = sum(len(read(*job)[0]) for job in jobs)
    plain = sum(len(pattern.findall(text)) for _, text, _ in jobs for pattern in _PATTERNS)

    def ours() -> None:
        forget()  # each round meets a county's sentences for the first time
        for job in jobs:
            read(*job)

    def theirs() -> None:
        for _, text, _ in jobs:
            for pattern in _PATTERNS:
                pattern.findall(text)

    how = "compiled" if Path(chapters_module.__file__).suffix != ".py" else "as source (make compile)"
    # what the demonstration and all modules have put on the heap is no part of either side's work
    gc.collect()
    gc.freeze()
    ours_seconds, theirs_seconds = _least(ours) / len(jobs), _least(theirs) / len(jobs)
    gc.unfreeze()
    yield Measurement(
        "prose",
        "gkdash prose",
        f"{len(_PATTERNS)} regular expressions",
        ours_seconds,
        theirs_seconds,
        theirs_seconds / ours_seconds,
        len(jobs),
        f"{1 / ours_seconds:.0f} reports a second on one core, {how}; {found} figures with scope and period, the patterns match {plain}",
    )


def _least(work: Callable[[], None]) -> float:
    """Return the least of several processor times of `work`, in seconds: one core, whatever else the machine does."""
    times = []
    for _ in range(_ROUNDS):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return min(times)
