"""Reads a passage sentence by sentence: keeps what is spoken of, and asks each figure what it counts."""

from __future__ import annotations

import re
from dataclasses import replace

from gkdash.prose import closing, rates, zero
from gkdash.prose.claims import CASES, CHANNELS, Claim, Doubt, Passage, family
from gkdash.prose.figures import ClauseState, counted
from gkdash.prose.fold import Folded, fold
from gkdash.prose.frames import Slot, channel_of, is_pooled, measures, slot, subjects_of
from gkdash.prose.lexicon import units
from gkdash.prose.slots import VERBS
from gkdash.prose.tokens import Token, tokens

_SENTENCE = re.compile(r"[^。！？!?\n]*(?:\n(?![\s　]*(?:[（(]?[一二三四五六七八九十]+[)）、.．]|\d+[.、．]))[^。！？!?\n]*)*[。！？!?\n]?")
_WORTH = re.compile(r"[0-9０-９零〇一二两三四五六七八九十百千万未无没均全已皆]")
_OTHER_BUSINESS = ("行政许可", "行政处罚", "行政强制", "仲裁", "劳动仲裁", "劳动争议", "法律援助", "公证", "不动产登记", "许可", "行政事业性收费", "行政审批", "行政检查", "刑事")
_UNIT_BEFORE = re.compile(r"\((?:单位：)?([一-鿿]{1,3})\)：?$")
_LATIN_END = re.compile(r"(?<=[^0-9A-Za-z\s])[.．](?=[^0-9A-Za-z０-９]|$)")


def sentences(text: str) -> list[tuple[int, str]]:
    """Return the sentences of a paragraph with their offsets; a Latin full stop between Chinese characters ends one too."""
    plain = _LATIN_END.sub("。", text) if "." in text or "．" in text else text
    found = []
    for match in re.finditer(r"[^。！？!?]+[。！？!?]?", plain):
        if match.group().strip():
            found.append((match.start(), match.group()))
    return found


def read_passage(text: str, offset: int, year: int | None) -> Passage:
    """Return the claims and doubts of one paragraph; spans are offsets in the text that `offset` counts in."""
    place = Passage(year)
    for number, (start, sentence) in enumerate(sentences(text)):
        place.sentence = number
        if not _WORTH.search(sentence):
            continue
        folded = fold(sentence, offset + start)
        lead = len(sentence) - len(sentence.lstrip())
        place.spans[number] = (offset + start + lead, offset + start + len(sentence.rstrip()))
        before = len(place.claims), len(place.doubts)
        _Sentence(folded, place).read()
        for claim in place.claims[before[0] :]:
            claim.span = folded.span(claim.start, claim.end)
        for doubt in place.doubts[before[1] :]:
            doubt.span = folded.span(doubt.start, doubt.end)
    return place


class _Sentence:
    def __init__(self, folded: Folded, place: Passage) -> None:
        self.text = folded.text
        self.place = place
        self.tokens = tokens(folded.text, place.year)
        self.clause = ClauseState()
        self.depth = 0
        self.scopes: list[str] = []
        self.masks: list[str] = []
        self.begin = 0
        self.words: list[Token] = []
        self.figure_in_clause = False
        self.aligned: list[str] = []
        self.index = 0
        self.rose: list[Token] = []
        self.dropped: list[Claim] = []
        self.skipping = False
        self.total_seen = False
        self.claimed = False
        self.quoted = bool(re.match(r"\s*(?:据|根据|来自|依据)[^，。]{0,20}(?:统计|通报|数据|显示)", self.text)) and any(word in self.text for word in ("全省", "全国", "省12345", "全市平均"))
        self.range_near: list[Token] = []
        self.rate_run: list[Token] = []
        self.rate_names: list[Token] = []
        self.rate_subjects: list[str] = []
        self.years: list[str] = []
        self.aligned_acts: list[Token] = []

    def read(self) -> None:
        place = self.place
        clause = self.clause
        numbers = [token for token in self.tokens if token.kind == "number" and token.number is not None]
        self._bare_lists(numbers)
        bare = [token for token in numbers if token.number and token.number.kind == "bare"]
        clause.sentence_bare = len(bare)
        clause.own_only = any(token.number and token.number.kind in {"item", "count"} for token in numbers)
        clause.caseload = any(word in self.text for word in ("司法局", "司法行政", "复议机构", "复议局", "复议委员会"))
        clause.year_word = self._has_year_word(0)
        place.lost = set()
        if not numbers and not zero._NONE.search(self.text) and not any(token.kind in {"all", "done", "anaphora"} for token in self.tokens):
            self._topics(self.tokens)
            return
        for self.index, token in enumerate(self.tokens):
            self._token(token)
        self._end_clause(len(self.text), ".")
        self._after()

    def _has_year_word(self, begin: int) -> bool:
        """Tell whether the stretch up to the next semicolon speaks of the year."""
        for token in self.tokens[begin:]:
            if token.kind == "mark" and token.value == ";":
                return False
            if token.kind in {"this_year", "year", "whole_year"}:
                return True
        return False

    def _bare_lists(self, numbers: list[Token]) -> None:
        """Note the figures without a measure word that stand in a list of such, each before a mark."""
        self.bare_starts: set[int] = set()
        run: list[Token] = []
        for token in [*numbers, None]:
            bare = token is not None and token.number is not None and token.number.kind == "bare" and self.text[token.end : token.end + 1] in {"，", "。", "；", "、", ")", ""}
            if bare and token is not None:
                run.append(token)
                continue
            if len(run) > 1:
                self.bare_starts |= {other.start for other in run}
            run = []

    def _token(self, token: Token) -> None:
        clause = self.clause
        kind = token.kind
        if kind == "mark":
            self._mark(token)
            return
        if kind == "number":
            self._number(token)
            return
        self.words.append(token)
        if kind == "year":
            self._year(token)
        elif kind == "last":
            before = self.tokens[self.index - 1] if self.index else None
            compared = any(word.kind == "than" for word in self.words[-4:-1])
            if not compared and not (before is not None and before.kind == "from"):
                clause.mask = "past"
        elif kind in {"this_year", "whole_year"}:
            if clause.mask in {"past", "part"}:
                clause.mask = ""
            if kind == "this_year" and clause.cumulative:
                clause.cumulative = False
        elif kind == "part_year":
            clause.mask = "part"
        elif kind == "cumulative":
            clause.cumulative = True
        elif kind == "target":
            clause.future = True
        elif kind == "part":
            clause.part = True
        elif kind == "attribute":
            clause.attribute = True
        elif kind == "urging":
            clause.urging = True
        elif kind == "respectively" and self.total_seen:
            clause.part = True
        elif kind == "thing" and token.text.startswith(_OTHER_BUSINESS):
            clause.other_business = True
        elif "我" in token.text and kind in {"subject", "received"}:
            self.place.scope = "own"
        elif kind in {"area", "own", "own_government"}:
            self._scope(token)
        elif kind == "total":
            clause.part = False
            if token.text.startswith("全年"):
                clause.mask = ""

    def _year(self, token: Token) -> None:
        year = self.place.year
        clause = self.clause
        if year is None:
            return
        before = self.words[-2] if len(self.words) > 1 else None
        value = int(token.value)
        if before is not None and before.kind == "from" and before.end >= token.start - 1 and value < year:
            return
        if value == year:
            clause.mask = ""
            clause.cumulative = False
        elif value < year:
            clause.mask = "past"
        elif before is None or before.kind not in {"carried"}:
            clause.mask = "next"

    def _scope(self, token: Token) -> None:
        before = self.text[max(0, token.start - 4) : token.start]
        previous = self.tokens[self.index - 1] if self.index else None
        following = self.tokens[self.index + 1] if self.index + 1 < len(self.tokens) else None
        if token.kind == "area":
            if previous is not None and previous.kind in {"scope_guard", "than"} and previous.end >= token.start - 1:
                return
            if following is not None and following.kind == "scope_after" and following.start - token.end <= 4:
                return
            if any(word.kind in VERBS and word.kind not in {"received", "publish"} for word in self.words[:-1]):
                return
            self.place.scope = "area"
            return
        if token.kind == "own_government":
            rest = self.text[token.end : token.end + 2]
            if self.text[token.end : token.end + 3] in {"及其部", "及部门", "和各部", "及各部"}:
                return
            led = self.clause.part or any(word.kind in {"through", "part"} for word in self.words[:-1]) or (previous is not None and previous.text == "、")
            if (rest[:2] in {"网站", "门户", "信息", "公报", "政务", "官网"} and led) or (previous is not None and previous.kind in {"scope_guard", "publish"} and previous.end == token.start):
                return
        del before
        self.place.scope = "own"

    def _mark(self, token: Token) -> None:
        value = token.value
        if value == "(":
            self.depth += 1
            self.masks.append(self.clause.mask)
            self.scopes.append(self.place.scope)
            compared = any(word.kind in {"last"} or (word.kind == "than") for word in self.words)
            if compared or self.clause.mask == "past":
                self.clause.mask = "past"
            self.clause.depth_part = bool(self.clause.segment)
            self._end_clause(token.start, "(")
            self.begin = token.end
            return
        if value == ")":
            if self.depth:
                self._end_clause(token.start, ")")
                self.depth -= 1
                self.clause.mask = self.masks.pop()
                scope = self.scopes.pop()
                if scope == "area":
                    self.place.scope = scope
            self.begin = token.end
            self.clause.depth_part = False
            return
        self._end_clause(token.start, value)
        self.begin = token.end

    def _number(self, token: Token) -> None:
        item = slot(self.tokens, self.index)
        number = item.number
        if number.kind == "bare":
            found = _UNIT_BEFORE.search(self.text[: number.start])
            if found and units().get(found[1]):
                item.number = number = replace(number, unit=found[1], kind=units()[found[1]])
        self.clause.figures += 1
        if self.quoted or re.search(r"该(?:市|县|区|省|地)", self.text[self.begin : token.start]):
            self.figure_in_clause = True
            return
        if number.kind in {"percent", "tenths"}:
            self._percent(item, token)
            return
        if all(token.kind == "reach" for token in item.near) and item.near and self.range_near:
            item.near = [*self.range_near, *item.near]
            item.ranged = True
        self.range_near = [token for token in item.near if token.kind not in {"from", "last", "year"}] if any(token.kind == "from" for token in item.near) else []
        if self._excepted(item):
            self.figure_in_clause = True
            return
        if self.skipping and all(word.kind == "conj" for word in item.near):
            return
        self.skipping = False
        if self._align(item):
            self.figure_in_clause = True
            return
        self.clause.bare_list = token.start in self.bare_starts
        made = counted(item, self.text, self.place, self.clause)
        if number.kind not in {"time", "other", "ordinal", "foreign"} and not number.kind.endswith(":time"):
            self.figure_in_clause = True
        self._add(made, item)
        spoken = channel_of(item.near)
        if spoken:
            self.place.channel, self.place.channel_sentence = spoken, self.place.sentence

    def _excepted(self, item: Slot) -> bool:
        """Note the channel of `除2件信访件在办外`, so that what follows does not close it."""
        if not any(token.kind == "except" for token in item.near):
            return False
        words = [*item.near, *item.tail]
        if any(token.kind == "carried" for token in words):
            return False
        named = set(subjects_of([token for token in words if token.kind in {"subject", "letter", "generic_inquiry"}]))
        open_ones = named or {claim.subject for claim in self.clause.segment if claim.measure == "received"}
        self.clause.excepted |= open_ones
        return True

    def _align(self, item: Slot) -> bool:
        """Give the figures of a run, `甲、乙分别为5件、3件`, to the nouns before it in order."""
        if self.years:
            return self._of_year(item)
        if self.aligned_acts:
            self._of_act(item, self.aligned_acts.pop(0))
            return True
        if self.aligned:
            if not any(token.kind in VERBS | {"subject", "channel"} for token in item.near):
                claims = self._respective(item, self.aligned.pop(0))
                self._add(claims, item)
                return True
            self.aligned = []
        marks = [token for token in item.near if token.kind in {"respectively", "each"}]
        if not marks:
            return self._align_plain(item)
        words = [*item.far, *item.near] if not any(t.kind in {"subject", "channel"} for t in item.near) else item.near
        years = [token.text for token in self.tokens[: self.index] if token.kind == "year"]
        run = self._run(len(years))
        if len(years) > 1 and run == len(years) and marks[-1].kind == "respectively":
            self.years = years
            return self._of_year(item)
        run = 0
        every = [token for token in words if token.kind in {"subject", "channel", "other_channel", "form"} and token.start < marks[-1].start]
        named = [token.value for token in every]
        if len(named) != self._run(len(named)):
            named = list(dict.fromkeys(named))
        if marks[-1].kind == "each":
            if len(named) < 2 or marks[-1].end < item.number.start - 1:
                return False
            for name in named:
                self._add(self._respective(item, name), item)
            return True
        acts = [token for token in words if token.kind in {"noun", "void", "outcome", "outcome_remedy", "carried", "issue", "repeal", "in_force", "closed", "received"}]
        if not named and marks[-1].kind == "respectively" and len(self.place.listed) > 1:
            named = list(self.place.listed)
        run = self._run(len(named))
        if len(named) >= 2 and len(named) == run:
            self.aligned = named[1:]
            self.run_verb = next((t for t in reversed(words) if t.kind in VERBS), None)
            self.run_start = min([token.start for token in words if token.kind in VERBS | {"subject", "channel"}] or [item.number.start])
            self.run_end = self._run_end(run)
            self._add(self._respective(item, named[0]), item)
            return True
        run = self._run(len(acts))
        if len(acts) >= 2 and run == len(acts):
            self.aligned_acts = acts[1:]
            self._of_act(item, acts[0])
            return True
        if marks[-1].kind == "respectively" and len(set(named)) > 1:
            self.skipping = True
            return True
        if item.number.unit in {"人", "人次", "名"} and marks[-1].kind == "respectively":
            self.skipping = True
            return True
        return False

    def _of_act(self, item: Slot, act: Token) -> None:
        """The figure of one outcome in a run: `维持、纠正的分别为4件、2件`."""
        if act.kind in {"noun", "void", "received"}:
            return
        subject = ""
        if act.kind == "outcome":
            subject = "applications"
        elif act.kind == "outcome_remedy":
            spoken = [name for name in subjects_of([t for t in [*item.far, *item.near] if t.kind == "subject"]) if name in {"review", "litigation"}]
            subject = spoken[-1] if spoken else self.place.topic if self.place.topic in {"review", "litigation"} else ""
        elif act.kind in {"issue", "repeal", "in_force"}:
            subject = "normative_documents"
        elif act.kind == "carried":
            subject = "applications"
        measure = {"issue": "issued", "repeal": "repealed", "in_force": "in_force", "closed": "closed"}.get(act.kind, act.value)
        if subject and measure:
            claim = Claim(subject, measure, item.number.value, item.number.unit or "件", item.number.hedge or "exact", self.place.scope, "year", act.start, item.number.end, "respectively", sentence=self.place.sentence, clause=self.clause.clause)
            self._add([claim], item)

    def _align_plain(self, item: Slot) -> bool:
        """Align without a word for it: `县长信箱、政务信箱来件3件、14件`."""
        every = [token for token in item.near if token.kind in {"subject", "channel", "other_channel"}]
        if len(every) < 2 or not is_pooled(item.near):
            return False
        run = 1
        end = item.number.end
        for token in self.tokens[self.index + 1 :]:
            if token.kind == "number" and token.number is not None and token.start - end <= 1 and token.number.unit == item.number.unit:
                run += 1
                end = token.end
            elif token.kind != "conj":
                break
        if run != len(every):
            return False
        self.aligned = [token.value for token in every[1:]]
        self.run_verb = next((t for t in reversed(item.near) if t.kind in VERBS), None)
        self.run_start = min(token.start for token in item.near if token.kind in VERBS | {"subject", "channel"})
        self.run_end = end
        self._add(self._respective(item, every[0].value), item)
        return True

    def _of_year(self, item: Slot) -> bool:
        """Of figures of several years side by side take the report year's."""
        year = self.years.pop(0)
        if int(year) != self.place.year:
            if not item.near or any(token.kind == "respectively" for token in item.near):
                self.year_near = item.near or getattr(self, "year_near", [])
            return True
        if not any(token.kind in VERBS | {"subject", "channel"} for token in item.near):
            item.near = [*getattr(self, "year_near", []), *item.near]
        self.clause.mask = ""
        self._add(counted(item, self.text, self.place, self.clause), item)
        return True

    def _run(self, most: int) -> int:
        count = 0
        for index in range(self.index, len(self.tokens)):
            token = self.tokens[index]
            if token.kind == "number":
                count += 1
            elif token.kind == "mark" and (token.value in ";.:(" or count >= most):
                break
            elif token.kind == "total":
                break
            elif token.kind in VERBS | {"subject", "channel", "rate"}:
                break
        return count

    def _run_end(self, run: int) -> int:
        for index in range(self.index, len(self.tokens)):
            if self.tokens[index].kind == "number":
                run -= 1
                if not run:
                    return self.tokens[index].end
        return self.tokens[self.index].end

    def _respective(self, item: Slot, subject: str) -> list[Claim]:
        if subject == "-":
            return []
        verb = next((t for t in reversed([*item.far, *item.near]) if t.kind in VERBS), None) or getattr(self, "run_verb", None)
        start = getattr(self, "run_start", None)
        if start is None or any(t.kind == "each" for t in item.near):
            start = min([t.start for t in [*item.far, *item.near] if t.kind in VERBS | {"subject", "channel"}] or [item.number.start])
            end = item.number.end
        else:
            end = self.run_end
        return [
            Claim(subject, measure, item.number.value, item.number.unit or "件", item.number.hedge or "exact", self.place.scope, "cumulative" if self.clause.cumulative else "year", start, end, "respectively", True, False, False, False, self.place.sentence, self.clause.clause)
            for measure in measures(subject, verb, item.number, self.place, item)
        ]

    def _percent(self, item: Slot, token: Token) -> None:
        clause = self.clause
        number = item.number
        names = [word for word in item.near if word.kind == "rate"]
        if names:
            self.rate_names = names[-1:]
        if number.doubt:
            if names:
                self.place.doubts.append(Doubt(f"{number.doubt}：“{self.text[max(0, number.start - 10):number.end + 2]}”，不作为数据。", number.start, number.end, sentence=self.place.sentence))
            return
        if clause.future or clause.mask in {"past", "part", "next"} or any(word.kind in {"soft_target", "mean", "peak", "upper"} for word in item.near):
            return
        if any(word.kind == "share" for word in item.near) or self.text[number.end : number.end + 1] in {"至", "到", "-", "~", "—"} and self.text[number.end + 1 : number.end + 2].isdigit():
            return
        if self.text[max(0, number.start - 1)] in "至到~—-" and number.start > 1 and self.text[number.start - 2] in "%0123456789":
            return
        if getattr(self, "rate_run", None):
            rest: list[Token] = self.rate_run
            if not names:
                self._add(rates.stated(item, [rest.pop(0)], self.text, self.place, clause), item)
                return
            self.rate_run = []
        kinds = {word.kind for word in item.near}
        if not names and self.rose and "reach" in kinds:
            names, item.near = self.rose, [*self.rose, *item.near]
        elif not names and kinds and kinds <= {"reach", "own", "this_year", "year"} and "reach" in kinds:
            names = [word for word in item.far if word.kind == "rate"][-1:] or (self.rate_names if "own" in kinds else [])
        if names:
            self.rate_names = names
        if self._align_rate(item, names):
            return
        ahead = [word for word in item.tail if word.kind == "rate"]
        if ahead and ahead[0].start - number.end == 1 and self.text[number.end] == "的":
            self._add(rates.stated(item, ahead[:1], self.text, self.place, clause), item)
            return
        if not names:
            following = [word for word in item.tail if word.kind == "rate"]
            if following and following[0].start - number.end <= 1:
                self._add(rates.stated(item, following[:1], self.text, self.place, clause), item)
            return
        if any(word.kind == "from" and word.start > names[-1].start for word in item.near):
            self.rose = names
            return
        if any(word.kind == "growth" and word.start > names[-1].start for word in item.near) and not any(word.kind == "reach" and word.start > names[-1].start and number.start - word.end <= 1 for word in item.near):
            return
        if any(word.kind in {"last", "than"} and word.start > names[-1].start for word in item.near) and not any(word.kind == "reach" and number.start - word.end <= 1 for word in item.near):
            return
        shared = [names[-1]]
        for word in reversed(names[:-1]):
            between = self.text[word.end : shared[0].start]
            if between.strip("和与及、以或并同且以及均、（()") == "" or (len(between) <= 6 and any(mark in between for mark in "和与及、")):
                shared.insert(0, word)
            else:
                break
        if any(word.kind == "respectively" for word in item.near) and len(shared) > 1:
            self.rate_run = shared[1:]
            shared = shared[:1]
        self._add(rates.stated(item, shared, self.text, self.place, clause), item)

    def _align_rate(self, item: Slot, names: list[Token]) -> bool:
        """Give each channel of a list its own rate: `甲、乙办结率分别为98%和100%`."""
        place = self.place
        if self.rate_subjects:
            if names or any(word.kind in VERBS | {"subject"} for word in item.near):
                self.rate_subjects = []
            else:
                self._rate_of(item, self.rate_subjects.pop(0))
                return True
        marks = [word for word in item.near if word.kind == "respectively"]
        if not marks or not names or (len(names) > 1 and names[-1].start - names[-2].end <= 8):
            return False
        run = 0
        for token in self.tokens[self.index :]:
            if token.number is not None and token.number.kind == "percent":
                run += 1
            elif token.kind == "mark" or token.kind == "rate":
                break
        near = tuple(word.value for word in item.near if word.kind == "subject" and word.value in CASES)
        listed = near if len(near) > 1 else place.listed
        if run < 2:
            return False
        if len(listed) != run:
            group = rates.group(place, self.clause, names[-1].value)
            if len(group) == run:
                group = tuple(group)
            elif len(group) != 1 or "、" not in self.text[max(0, names[-1].start - 3) : names[-1].start + 1]:
                return False
            listed = tuple(group) if len(group) == run else tuple(group) * run
        self.rate_subjects = list(listed[1:])
        self.rate_names = names[-1:]
        self._rate_of(item, listed[0])
        return True

    def _rate_of(self, item: Slot, subject: str) -> None:
        name = self.rate_names[-1]
        if name.value in {"-", "disclosure_rate", "publish_on_time_rate"}:
            return
        claim = Claim(subject, name.value, item.number.value, "%", item.number.hedge or "exact", self.place.scope, "cumulative" if self.clause.cumulative else "year", name.start, item.number.end, "respectively", sentence=self.place.sentence, clause=self.clause.clause)
        self.place.claims.append(claim)
        self.clause.segment.append(claim)

    def _add(self, made: list[Claim], item: Slot) -> None:
        place, clause = self.place, self.clause
        for claim in made:
            self._replace_parts(claim, item)
            if self._is_part(claim, item):
                self.dropped.append(claim)
                continue
            place.claims.append(claim)
            clause.segment.append(claim)
            self.claimed = True
            self.total_seen = item.has("total")
            if claim.subject in CASES | {"applications", "review", "litigation", "proposals", "normative_documents", "processing_fee", "disputes"} and not claim.measure.endswith("_rate"):
                place.topic, place.topic_sentence = claim.subject, place.sentence
            if claim.subject in CHANNELS:
                place.channel, place.channel_sentence = claim.subject, place.sentence
        if made:
            verb = next((token for token in reversed(item.near) if token.kind in VERBS), None)
            if verb is not None and verb.kind == "publish" and made[0].measure == "received":
                verb = next((token for token in reversed(item.near) if token.kind == "received"), verb)
            if verb is not None:
                clause.verb, clause.verb_subject = verb, made[0].subject

    def _is_part(self, claim: Claim, item: Slot) -> bool:
        """Tell whether a figure only divides one that is there: `12345工单300件，其中投诉类210件`."""
        if claim.measure.endswith("_rate"):
            return any(other.key == claim.key and other.scope == claim.scope and other.value == claim.value and other.sentence == claim.sentence for other in self.clause.segment)
        for other in list(self.place.claims):
            if other.key != claim.key or other.scope != claim.scope or other.period != claim.period:
                continue
            if other.value == claim.value:
                return True
            same = other in self.clause.segment or (claim.part and other.sentence == claim.sentence)
            if other.part and claim.explicit and claim.part:
                continue
            if same and claim.how == "new" and other.how == "take":
                self.clause.segment.remove(other)
                self.place.claims.remove(other)
                return False
            if claim.subject == "visits" and claim.unit in {"人", "人次", "名"} and other.unit not in {"人", "人次", "名"}:
                continue
            if same and not item.has("fresh") and (claim.part or not claim.explicit):
                return True
        return False

    def _replace_parts(self, claim: Claim, item: Slot) -> None:
        """Drop the parts that a later total adds up: `建议3件、提案1件，合计4件`."""
        if not item.has("total"):
            return
        parts = [other for other in self.clause.segment if other.key == claim.key and other.scope == claim.scope and other.period == claim.period]
        if len(parts) > 1 and sum(other.value for other in parts) == claim.value:
            for other in parts:
                self.clause.segment.remove(other)
                self.place.claims.remove(other)
        if claim.measure == "people" or claim.subject == "visits":
            return

    def _end_clause(self, end: int, mark: str) -> None:
        clause = self.clause
        words = self.words
        if not clause.future and not self.quoted and (clause.mask == "" or (clause.mask == "part" and not self.figure_in_clause)):
            if not self.figure_in_clause:
                made = zero.none(words, self.text, self.begin, end, self.place, clause)
                self._put(made)
                if not made:
                    self._put(closing.close(words, self.text, self.place, clause))
            else:
                self._close_behind(words)
        self._topics(words)
        self.words = []
        self.claimed = False
        self.figure_in_clause = False
        clause.clause += 1
        if clause.mask == "past" and mark in ",;:." and not any(word.kind == "year" for word in words) and False:
            clause.mask = ""
        if mark in ";.":
            clause.segment = []
            clause.stray = False
            clause.own_segment = False
            clause.urging = False
            self.total_seen = False
            clause.other_business = False
            self.place.lost_last = ""
            clause.year_word = self._has_year_word(self.index + 1)
            clause.excepted = set()
            clause.part = False
            clause.verb = None
            self.aligned = []
            self.rate_run = []
            if clause.mask == "part":
                clause.mask = ""
            clause.attribute = False
            self.place.topics = ()
        if mark in ",;." and clause.mask == "past" and not any(word.kind == "year" for word in words):
            clause.mask = ""

    def _close_behind(self, words: list[Token]) -> None:
        """Closing words in the clause of the figure itself: `热线工单209件全部办结`."""
        last = max((token.end for token in self.tokens[: self.index] if token.kind == "number"), default=0)
        behind = [token for token in words if token.start >= last]
        if any(token.kind in {"all", "done"} for token in behind):
            self._put(closing.close(behind, self.text, self.place, self.clause))

    def _put(self, made: list[Claim]) -> None:
        for claim in made:
            if any(other.key == claim.key and other.value == claim.value and other.scope == claim.scope for other in self.place.claims):
                continue
            self.place.claims.append(claim)
            self.clause.segment.append(claim)
            if claim.subject in {"review", "litigation", "applications", "normative_documents"}:
                self.place.topic, self.place.topic_sentence = claim.subject, self.place.sentence

    def _topics(self, words: list[Token]) -> None:
        if self.depth and not self.claimed:
            return
        named = subjects_of([token for token in words if token.kind == "subject"])
        cases = tuple(token.value for token in words if token.kind == "subject" and token.value in CASES)
        every = tuple(token.value for token in words if token.kind == "subject")
        if len(every) > 1:
            self.place.listed = every
        if named and not self.claimed:
            self.place.topic_at = max(token.start for token in words if token.kind == "subject")
            pooled = len(set(cases)) > 1 and set(cases) == set(named)
            self.place.topic, self.place.topic_sentence = "requests" if pooled else named[-1], self.place.sentence
        channel = channel_of(words)
        if channel:
            self.place.channel, self.place.channel_sentence = channel, self.place.sentence

    def _after(self) -> None:
        """What only the whole sentence tells: people beat batches, a punctual part is no closing."""
        place = self.place
        current = [claim for claim in place.claims if claim.sentence == place.sentence]
        slow = {(claim.subject, claim.scope) for claim in current if claim.measure == "on_time_rate" and claim.value < 100}
        gone = [claim for claim in current if claim.measure == "closed" and claim.punctual and (claim.subject, claim.scope) in slow]
        visits = [claim for claim in current if claim.subject == "visits"]
        if any(claim.unit in {"人", "人次", "名", "余人"} for claim in visits):
            gone += [claim for claim in visits if claim.unit not in {"人", "人次", "名", "余人"}]
        by_way = [claim for claim in current if claim.key == "applications.received" and claim.by_way]
        if len(by_way) > 1:
            gone += by_way
        gone += self._totals(current)
        if "新增" in self.text and "更新" in self.text:
            fresh = [claim for claim in current if claim.subject.startswith("proactive") and "新增" in self.text[max(0, claim.start - 4) : claim.end]]
            gone += [claim for claim in current if fresh and claim.subject == fresh[0].subject and "更新" in self.text[max(0, claim.start - 4) : claim.end] and claim not in fresh]
        for claim in gone:
            if claim in place.claims:
                place.claims.remove(claim)

    def _totals(self, current: list[Claim]) -> list[Claim]:
        """A total over several channels is of requests, whatever it is called."""
        cases = [claim for claim in current if claim.measure == "received" and claim.subject in CASES]
        for claim in cases:
            parts = {other.subject for other in cases if other.part and other.start > claim.start and other.subject != claim.subject and other.scope == claim.scope}
            if len(parts) >= 2 and not claim.part and claim.subject in {"public_inquiry", "petition_platform"}:
                for other in current:
                    if other.subject == claim.subject and not other.part and (other.how != "all_closed" or other.value == claim.value):
                        other.subject = "requests" if other is not claim else other.subject
                old = claim.subject
                claim.subject = "requests"
                place = self.place
                for part in self.dropped:
                    if part.key == f"{old}.received" and part.part and part not in place.claims:
                        place.claims.append(part)
                break
        return []
