"""Small reports written out in tests: chapters as text, cells as a dictionary, claims by their words."""

import re

from gkdash.checks.model import Dossier, Outcome
from gkdash.forms import edition
from gkdash.records import Fact, Indicator, Report, Section, State

from .english import assert_says_the_same_in_english

HEADINGS = {
    "overview": "一、总体情况",
    "proactive": "二、主动公开政府信息情况",
    "applications": "三、收到和处理政府信息公开申请情况",
    "remedies": "四、政府信息公开行政复议、行政诉讼情况",
    "problems": "五、存在的主要问题及改进情况",
    "other": "六、其他需要报告的事项",
}
TOWN = "青原县云溪镇人民政府"
BUREAU = "青原县林业局"
GOVERNMENT = "青原县人民政府"


def report(
    overview="",
    *,
    preface="",
    year=2024,
    agency=TOWN,
    cells=None,
    claims=(),
    form="2021",
    title=None,
    tail=None,
    sections=tuple(HEADINGS),
    headings=None,
    **chapters,
):
    """Return a report of six chapters; `cells` maps (table, row, column) to a value, a state or None for blank; others are 0.

    A claim is (key, value, words) and may go on with a dictionary of other fields.
    """
    title = title or f"{agency}{year}年政府信息公开工作年度报告"
    text = title + "\n" + (preface + "\n" if preface else "")
    found = []
    for key in sections:
        heading = (headings or {}).get(key, HEADINGS[key])
        body = overview if key == "overview" else chapters.get(key, "")
        text += heading + "\n"
        start = len(text)
        text += body + "\n"
        found.append(Section(key, heading, start, len(text), body))
    text += tail if tail is not None else agency
    return Report(
        agency=agency,
        year=year,
        edition=form,
        title=title,
        signed_on=None,
        published_on=None,
        sections=tuple(found),
        cells=tuple(_cells(form, cells or {})),
        text=text,
        indicators=tuple(_claim(text, found, claim) for claim in claims),
    )


def _cells(form, given):
    for key in edition(form).cells():
        value = given.get(key, 0)
        if isinstance(value, State):
            yield Fact(*key, None, value, None)
        elif value is None:
            yield Fact(*key, None, State.BLANK, "")
        else:
            yield Fact(*key, value, State.NUMBER, str(value))


def _claim(text, sections, given):
    key, value, words, *more = given
    fields = {"qualifier": "exact", "scope": "own", "period": "year", "how": "stated", **(more[0] if more else {})}
    start = text.index(words)
    ends = [found.start() + 1 for found in re.finditer("[。；\n]", text)] + [len(text)]
    first = max((end for end in ends if end <= start), default=0)
    last = min(end for end in ends if end >= start + len(words))
    section = next((part.key for part in sections if part.start <= start < part.end), "")
    unit = "%" if key.endswith("_rate") else "件"
    return Indicator(
        key,
        value,
        unit,
        fields["qualifier"],
        fields["scope"],
        fields["period"],
        words,
        start,
        start + len(words),
        first,
        last,
        section,
        fields["how"],
    )


def outcome(check, *args, dossier=None, **kwargs):
    """Return the outcome of a check's module on a small report."""
    return examine(check, *args, dossier=dossier, **kwargs).outcome


def examine(check, *args, dossier=None, **kwargs):
    """Return the verdict of a check's module on a small report; whatever it finds must be said in English too."""
    about = report(*args, **kwargs)
    verdict = check.examine(Dossier(about, **(dossier or {})))
    for found in verdict.findings:
        assert_says_the_same_in_english(found, names=(about.agency,))
    return verdict


FAILED, PASSED = Outcome.FAILED, Outcome.PASSED
NOT_APPLICABLE, NOT_EVALUABLE = Outcome.NOT_APPLICABLE, Outcome.NOT_EVALUABLE
