"""The prose of a report: title, preface and the paragraphs of the six sections, composed of phrases.

Every choice is drawn by the name of its slot from the report's voice, so that two reports with one voice read alike
and any other two do not. It states nothing that `facts` does not know.
"""

from __future__ import annotations

from collections.abc import Sequence

from gkdash.demo.draft import Chapter, Draft, Passage
from gkdash.demo.figures import form
from gkdash.demo.phrases import Sentence, fill, phrases
from gkdash.forms import SectionForm

_TITLES = (
    (52, "{agency}{year}年政府信息公开工作年度报告"),
    (16, "{year}年{agency}政府信息公开工作年度报告"),
    (10, "{short}{year}年政府信息公开工作年度报告"),
    (6, "{agency}{year}年度政府信息公开工作年度报告"),
    (5, "{agency}{year}年政府信息公开年度报告"),
    (4, "{agency}关于{year}年政府信息公开工作的年度报告"),
    (4, "{agency}{year}年政府信息公开年度工作报告"),
    (3, "{year}年度{short}政府信息公开工作年度报告"),
)
_LABELS = (
    "（{ordinal}）{name}情况。",
    "（{ordinal}）{name}",
    "（{ordinal}）{name}。",
    "{number}.{name}。",
    "{name}方面。",
    "",
)
_ORDINALS = "一二三四五六七八九"


def compose(draft: Draft) -> None:
    """Fill in title, preface and chapters from the draft's facts and voice."""
    writer = _Writer(draft)
    draft.title = writer.title()
    draft.preface = writer.preface()
    draft.chapters = [
        Chapter(section.key, writer.heading(section), writer.body(section.key))
        for section in form(2020 if draft.edition == "2019" else 2021).sections
    ]


def sentence(draft: Draft, slot: str, name: str = "") -> Sentence:
    """Return one sentence of a slot, drawn from the draft's voice; raise LookupError where none can be filled."""
    found = _Writer(draft).some(slot, 1, name)
    if not found:
        raise LookupError(f"no phrase of {slot} can be filled for {draft.agency.id} {draft.year}")
    return found[0]


class _Writer:
    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.voice = draft.voice
        self.facts = draft.facts
        self.government = draft.agency.unit_type == "government"
        self.town = draft.agency.unit_type in {"town", "subdistrict"}

    def title(self) -> str:
        draft = self.draft
        at = self.voice.unit("title") * 100
        chosen = _TITLES[0][1]
        for weight, pattern in _TITLES:
            chosen = pattern
            at -= weight
            if at < 0:
                break
        name = draft.agency.name(draft.year)
        return chosen.format(agency=name, short=draft.agency.short_name(draft.year), year=draft.year)

    def heading(self, section: SectionForm) -> str:
        """Return the statutory heading, or in one chapter of twelve another wording of it."""
        slot = f"heading.{section.key}"
        if section.aliases and self.voice.chance(slot, 0.08):
            return f"{section.ordinal}、{self.voice.pick(slot + '.alias', section.aliases)}"
        return section.heading

    def preface(self) -> list[Passage]:
        if self.voice.chance("preface", 0.25):
            return []
        found = self.some("preface.basis") + self.some("preface.scope")
        if self.voice.chance("preface.contact", 0.6):
            found += self.some("preface.contact")
        return [Passage(found)]

    def body(self, key: str) -> list[Passage]:
        if key == "overview":
            return self.overview()
        if key == "problems":
            return self.problems()
        if key == "other":
            fee = "other.fee" if self.number("fee") else "other.fee_none"
            found = self.some(fee)
            if self.voice.chance("other.extra", 0.7):
                found += self.some("other.extra")
            return [Passage(found)]
        found = []
        if self.voice.chance(f"{key}.note", 0.25):
            found = self.some(f"{key}.note")
        elif key == "remedies" and self.voice.chance("remedies.words", 0.4):
            found = self.remedies()
        return [Passage(found)] if found else []

    def overview(self) -> list[Passage]:
        intro = "intro.government" if self.government else "intro.any"
        if self.town and self.voice.chance("intro.town", 0.75):
            intro = "intro.town"
        parts = [
            ("主动公开", self.disclosure()),
            ("依申请公开", self.applications()),
            ("政府信息管理", self.management()),
            ("政府信息公开平台建设", self.platform()),
            ("监督保障", self.supervision()),
        ]
        people = self.people()
        if people and self.voice.chance("people.apart", 0.6):
            parts.insert(1 + self.voice.integer("people.place", 0, 4), ("回应社会关切", people))
        elif people:
            parts[0] = ("主动公开", parts[0][1] + people)
        label = self.voice.pick("label", _LABELS)
        passages = [Passage(self.some(intro))]
        for number, (name, sentences) in enumerate(parts, 1):
            text = label.format(ordinal=_ORDINALS[number - 1], number=number, name=name)
            if text and not text.endswith("。"):
                passages.append(Passage([Sentence(text)]))
                text = ""
            passages.append(Passage(([Sentence(text)] if text else []) + sentences))
        return passages

    def disclosure(self) -> list[Sentence]:
        found = self.some("proactive.lead", 1 + self.voice.integer("proactive.lead.count", 0, 1))
        found += self.some("government.counts" if self.government else "proactive.counts")
        found += self.some("proactive.topics", 1 + self.voice.integer("proactive.topics.count", 0, 1))
        if self.government:
            return found + self.some("government.events")
        if self.voice.chance("proactive.interpretation", 0.55):
            found += self.some("proactive.interpretation")
        if self.voice.chance("proactive.consultation", 0.4):
            found += self.some("proactive.consultation")
        return found

    def applications(self) -> list[Sentence]:
        found = self.some("applications.procedure", 1 + self.voice.integer("applications.procedure.count", 0, 1))
        idle = not any(self.number(name) for name in ("apps_new", "apps_in", "apps_out"))
        found += self.some("applications.none" if idle else "applications.some")
        if self.voice.chance("applications.remedies", 0.5):
            found += self.remedies()
        return found

    def remedies(self) -> list[Sentence]:
        idle = not self.number("review") and not self.number("litigation")
        return self.some("remedies.none" if idle else "remedies.some")

    def management(self) -> list[Sentence]:
        found = self.some("management.lead", 2)
        idle = not any(self.number(name) for name in ("norm_issued", "norm_repealed", "norm_in_force"))
        if not idle and self.voice.chance("normative", 0.7):
            found += self.some("normative.some")
        if idle and self.voice.chance("normative", 0.35):
            found += self.some("normative.none")
        return found

    def platform(self) -> list[Sentence]:
        found = self.some("platform.lead", 2)
        if self.voice.chance("platform.audience", 0.4):
            found += self.some("platform.audience")
        return found

    def supervision(self) -> list[Sentence]:
        found = self.some("supervision.government") if self.government else []
        found += self.some("supervision.lead", 2)
        if self.voice.chance("training", 0.6):
            found += self.some("training.some")
        return found

    def people(self) -> list[Sentence]:
        if self.government:
            return self.some("government.people") if self.draft.agency.slug != "city" else []
        found: list[Sentence] = []
        if "hotline" in self.facts.figures and self.voice.chance("people", 0.85):
            grouped = self.voice.chance("people.grouped", 0.65 if self.town else 0.35)
            found += self.some("people.group" if grouped else "people.single")
        if "own_calls" in self.facts.figures:
            found += self.some("people.own_hotline")
        if self.town and self.voice.chance("people.visits", 0.7):
            found += self.some("people.visits")
        if self.voice.chance("proposals", 0.3):
            found += self.some("proposals.some")
        return found

    def problems(self) -> list[Passage]:
        count = 2 + self.voice.integer("problems.count", 0, 1)
        sentences = phrases()["problems.problem"]
        chosen = self.order("problems.problem", len(sentences))[:count]
        problems = [self.filled("problems.problem", index).text for index in chosen]
        measures = [self.filled("problems.measure", index).text for index in chosen]
        start, close = self.some("problems.open"), self.some("problems.close")
        style = self.voice.integer("problems.style", 0, 2)
        if style == 0:
            listed = "；".join(f"{_ORDINALS[at]}是{text}" for at, text in enumerate(problems)) + "。"
            mended = "改进措施：" + "；".join(f"{_ORDINALS[at]}是{text}" for at, text in enumerate(measures)) + "。"
            return [Passage([*start, Sentence(listed)]), Passage([Sentence(mended), *close])]
        pairs = list(zip(problems, measures, strict=True))
        if style == 1:
            lines = [f"{number}.{problem}。对此，{measure}。" for number, (problem, measure) in enumerate(pairs, 1)]
        else:
            lines = [
                f"（{_ORDINALS[at]}）{problem}。下一步，{measure}。" for at, (problem, measure) in enumerate(pairs)
            ]
        return [Passage(start), *(Passage([Sentence(line)]) for line in lines), Passage(close)]

    def some(self, slot: str, count: int = 1, name: str = "") -> list[Sentence]:
        """Return up to `count` different sentences of a slot, leaving out those that cannot be filled."""
        templates = phrases()[slot]
        found: list[Sentence] = []
        for index in self.order(name or slot, len(templates)):
            if len(found) < count and self.facts.knows(templates[index].needs):
                found.append(self.filled(slot, index))
        return found

    def order(self, slot: str, length: int) -> Sequence[int]:
        """Return 0 to length - 1 from a drawn start on, in drawn steps that reach every one."""
        steps = [step for step in (1, 5, 7, 11) if all(step % prime or length % prime for prime in (5, 7, 11))]
        number = self.voice.number(slot)
        start, step = number % length, steps[number // length % len(steps)]
        return [(start + step * at) % length for at in range(length)]

    def filled(self, slot: str, index: int) -> Sentence:
        return fill(phrases()[slot][index], self.facts.words, self.facts.figures)

    def number(self, name: str) -> float:
        figure = self.facts.figures.get(name)
        return figure.value if figure else 0.0
