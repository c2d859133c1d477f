"""Names put together: lines of their own, a hotline's number and its name, a mailbox and the word before it, bodies.

`12328热线` is one name; `爱心热线` is not the government's; `县供销社` says whose figures follow.
"""

from __future__ import annotations

import re
from typing import Final

from gkdash.prose.characters import table, traits_in, traits_of
from gkdash.prose.tokens import Token

_BODY: Final = (
    r"(?:其中|此外|同时|另外|另|年内|全年|本年度|今年|\d{4}年[度，]?)?"
    r"((?:省|市|州|县|区|旗)[一-鿿]{1,14}?(?:局|委|办公室|公开办|中心|院|厅|社|总工会|联合会|大队|支队|集团|委员会|协会|馆|公司|分局|管委会))(?![一-鿿]{0,3}(?:系统|平台))"
)
_FIRST_BODY: Final = re.compile(_BODY)
_LATER_BODY: Final = re.compile(f"[，；。：、）(（]{_BODY}")
# `鹿台街道作为承办主体，受理…`
_TOWN: Final = re.compile(
    r"(?:年内|全年|本年度|今年|\d{4}年[度，]?)?，?((?![^，。；]{0,6}(?:各|全|该|本|我|乡镇|村镇|城镇|镇街|所辖|下辖))[一-鿿]{2,6}(?<![城乡村集市])(?:街道|镇|乡|苏木)(?:办事处|人民政府|党工委|党委|政府|机关)?)(?![、和及与等各的群居辖村]|（)"
)
_MARK: Final = 1
_AREA: Final = 2
_LINES: Final = 4
_NAMES: Final = 8
_ALL: Final = 16
_BOARDS: Final = 32
_HINTS: Final = table(
    {
        _MARK: "，；。：、）(（",
        _AREA: "省市州县区旗镇乡街苏",
        _LINES: "线话",
        _NAMES: "19箱议",
        _ALL: "各全直级属",
        _BOARDS: "问",
    }
)
# `，2024年度市…` is the farthest
_NEAR: Final = 8
_LINE_NAME: Final = re.compile("[一-鿿]{2,8}$")
_LINE_NUMBER: Final = re.compile(
    r"\((?!12345)[\d×xX*—-]{5,}|(?!12345)(?:\d{3,4}-)?\d{7,8}(?=[一-鿿])(?![件条个次通万人起宗封单余多])"
)
_BOARD: Final = re.compile("问政([一-鿿]{2,3}?)(?:平台|栏目|专栏|板块)")
_TELEPHONE_NAME: Final = re.compile("[一-鿿]{2,6}$")
_HEARS: Final = re.compile(
    "(?:另|全年|年内|共|累计|计|又|还)*(?:接听|接到|接获|接受|受理|收到|接(?=群众|市民|居民|来电|咨询|诉求))"
)
_NO_NAMES: Final = (
    "没有", "未有", "不设", "尚无", "拨打", "用好", "建强", "整合", "来自", "关于", "围绕", "做好", "办好", "开通", "公布", "畅通", "抓好", "管好", "强化",
    "推动", "发挥", "当作", "看作", "作为", "纳入", "融合", "联动", "这条", "该条", "两条", "一条", "部分", "打造", "建设",
    "反映", "依靠", "聚焦", "紧盯", "完善", "健全", "规范", "提升", "升级", "我市", "我县", "我区", "各条", "多条", "非警务",
    "级", "类", "中心", "平台", "系统", "渠道", "的", "和", "与", "及", "由", "从", "把", "将", "对", "向", "在", "以", "是", "为", "市", "县", "区", "省", "州", "了", "到", "给",
)  # fmt: skip
_IN_NAMES: Final = frozenset({"ignore", "received", "generic", "requests"})
_ONLINE: Final = frozenset({"网上", "网络", "线上", "在线"})
# what a body did, not what it has or what is done to it
_DID: Final = re.compile(
    "(?:自行|自主|分别|先后|另行|全年|年内|累计|共计|共|合计|全部)*(?:收到|受理|办理|办结|承办|承接|化解|调解|排查|公开|发布|举办|召开|答复|回复|接待|制发|推送)(?!员|率|栏|室|会)"
)
# parts of the one body that reports
_WITHIN: Final = frozenset({"各村", "各科室", "各股室"})
_DEPARTMENTS: Final = frozenset(
    {"县直部门", "市直部门", "区直部门", "县直单位", "市直单位", "区直单位", "县级部门", "市级部门", "区级部门"}
)
_OF_ALL: Final = ("各", "下属", "所属", "直属")
_BEFORE_ALL: Final = frozenset({"mark", "this_year", "whole_year", "year"})
_HEAD_OFFICES: Final = frozenset({"市局", "县局", "区局", "省局", "市厅", "省厅"})
_BEFORE_OFFICE: Final = frozenset({"mark", "part", "also"})
_HANDS_DOWN: Final = re.compile("[^，。；]{0,4}(?:交办|转办|转来|派|下达|下发|部署|要求|通报|考核|组织的|举办的)")
# `县信访局牵头化解31起` of disputes
_SETTLES: Final = re.compile("(?:牵头|直接|参与|主动|联合|全年|年内|自行|共)*(?:化解|调解|调处|排查)")
_OWNERS: Final = frozenset({"own", "own_government", "area"})


def named_whole(kept: list[Token], text: str) -> list[Token]:
    """Return the tokens of a compared sentence with names in one piece."""
    hints = traits_in(text, _HINTS)
    if hints & _LINES:
        if "热线" in text:
            kept = _own_lines(kept, text)
        if "电话" in text:
            kept = _own_telephones(kept, text)
    if hints & _BOARDS and "问政" in text:
        kept = _with_boards(kept, text)
    if hints & _NAMES and ("12" in text or "96" in text or "95" in text or "箱" in text or "复议申请" in text):
        kept = _joined(kept, text)
    if hints & _ALL:
        if "各" in text or "直" in text or "属" in text or "级部门" in text:
            kept = _with_all(kept, text)
        if "全" in text and ("局" in text or "厅" in text):
            kept = _with_head_office(kept, text)
    return _with_bodies(kept, text) if hints & _AREA else kept


def _with_head_office(found: list[Token], text: str) -> list[Token]:
    """Take 市局 at the head of a clause, behind the figures of 全市, for the body that reports: `全市公安机关…；市局…`."""
    kept = found
    for at, token in enumerate(found):
        if token.kind != "other_body" or token.text not in _HEAD_OFFICES or at == 0:
            continue
        heads = found[at - 1].kind in _BEFORE_OFFICE and found[at - 1].end == token.start
        ahead = text[: token.start]
        # `全系统举办培训27期(含省局4期)`
        within = "全系统" in ahead and (found[at - 1].kind == "part" or found[at - 1].value == "(")
        if heads and (within or f"全{token.text[0]}" in ahead) and not _HANDS_DOWN.match(text, token.end):
            if kept is found:
                kept = list(found)
            kept[at] = token.as_kind("own", "")
    return kept


def _with_all(found: list[Token], text: str) -> list[Token]:
    """Take 各镇街 for the whole area where a clause begins with them and says what they did: `各镇街化解纠纷1,204起`."""
    kept = found
    for at, token in enumerate(found[:-1]):
        if (
            token.kind != "unit_part"
            or not (token.text.startswith(_OF_ALL) or token.text in _DEPARTMENTS)
            or token.text in _WITHIN
            or not _DID.match(text, token.end)
        ):
            continue
        if at == 0 or (found[at - 1].kind in _BEFORE_ALL and found[at - 1].end >= token.start - 1):
            if kept is found:
                kept = list(found)
            kept[at] = token.as_kind("area", "")
    return kept


def _own_lines(found: list[Token], text: str) -> list[Token]:
    """Take a line with a name of its own, `爱心热线`, for another than the government's."""
    kept = found
    for at, token in enumerate(found):
        if token.value != "hotline_12345" or not (token.text.startswith("热线") or token.text.endswith("热线")):
            continue
        if _LINE_NUMBER.match(text, token.end):
            if kept is found:
                kept = list(found)
            kept[at] = token.as_kind(token.kind, "hotline_other")
            continue
        if at and found[at - 1].text == "12345" and text[found[at - 1].end : token.start] in _ONLINE:
            continue
        named = _LINE_NAME.search(text, found[at - 1].end if at else 0, token.start)
        if token.text.startswith("热线") and named is not None and not named.group().endswith(_NO_NAMES):
            if kept is found:
                kept = list(found)
            kept[at] = token.as_kind(token.kind, "hotline_other")
    return kept


def _with_boards(found: list[Token], text: str) -> list[Token]:
    """Take a board with a name of its own in one piece: `“问政山城”平台有36条帖文`."""
    for at, token in enumerate(found[:-1]):
        match = _BOARD.match(text, token.start) if token.text == "问政" else None
        if match is not None and found[at + 1].start >= match.end(1):
            later = [word for word in found[at + 1 :] if word.start >= match.end()]
            return [*found[:at], token.over(token.start, match.end(), text), *later]
    return found


def _own_telephones(found: list[Token], text: str) -> list[Token]:
    """Take a telephone with a name of its own, which then heard people, for a line: `连心电话接听群众来电410次`."""
    kept = found
    for at, token in enumerate(found):
        if token.text != "电话" or token.kind != "generic" or _HEARS.match(text, token.end) is None:
            continue
        named = _TELEPHONE_NAME.search(text, found[at - 1].end if at else 0, token.start)
        if named is not None and not named.group().endswith(_NO_NAMES):
            if kept is found:
                kept = list(found)
            kept[at] = token.as_kind("subject", "hotline_other")
    return kept


def _joined(found: list[Token], text: str) -> list[Token]:
    """Join what the lexicon sees in two: a hotline's number and name, a mailbox and the word before it."""
    joined: list[Token] = []
    for token in found:
        last = joined[-1] if joined else None
        if last is not None and last.kind in _IN_NAMES and token.kind == "subject" and len(joined) > 1:
            last = joined[-2]  # `12316`三农热线, `12333接听热线`
            if last.kind == "subject" and token.start == joined[-1].end and joined[-1].start == last.end:
                whole = _name_in_two(last, token, text)
                if whole is not None:
                    joined[-2:] = [whole]
                    continue
            last = joined[-1]
        if last is not None and last.kind == "subject":
            if token.kind == "subject":
                whole = _name_in_two(last, token, text)
                if whole is not None:
                    joined[-1] = whole
                    continue
            elif (
                token.value == ")"
                and last.value == "hotline_other"
                and last.text[0].isdigit()
                and len(joined) > 1
                and joined[-2].value == "("
            ):
                # 咨询热线（96123）: the number stands beside its name, not aside
                del joined[-2]
                continue
        joined.append(token)
    return joined


def _name_in_two(last: Token, token: Token, text: str) -> Token | None:
    if token.start - last.end > 4:
        return None
    beside = token.start == last.end
    if last.value in {"hotline_other", "hotline_12345"} and last.text[0].isdigit():
        line = token.text.startswith("热线") or token.value == "hotline_other"
        near = beside or last.value == "hotline_other" or text[last.end : token.start] in _ONLINE
        if line and near and "、" not in text[last.end : token.start]:
            return last.over(last.start, token.end, text)
    if beside and last.value == "review" and token.value == "applications":
        return last.over(last.start, token.end, text)  # 公开复议申请书
    if beside and token.value == "leader_mailbox" and last.value == "public_inquiry":
        return token.over(last.start, token.end, text)
    return None


def _with_bodies(found: list[Token], text: str) -> list[Token]:
    """Name the body a clause begins with, `县供销社`: what follows is its own."""
    first = _FIRST_BODY.match(text) or (
        _TOWN.match(text) if "镇" in text or "街道" in text or "乡" in text or "苏木" in text else None
    )
    named = _later_bodies(text, first.end() if first else 0)
    if first:
        named.insert(0, first)
    added = [
        Token(match.start(1), match.start(1) + 1, "own", "", match.group(1))
        for match in named
        if "融媒" not in match.group(1)
        and not any(token.start == match.start(1) and token.kind in _OWNERS for token in found)
    ]
    if not added:
        return found
    kept = found
    if "信访局" in text and "纠纷" in text:
        spans = [match.span(1) for match in named if match[1].endswith("信访局") and _SETTLES.match(text, match.end(1))]
        kept = [
            token
            for token in found
            if token.value != "petition_platform" or not any(start < token.start < end for start, end in spans)
        ]
    return sorted([*kept, *added], key=lambda token: token.start)


def _later_bodies(text: str, at: int) -> list[re.Match[str]]:
    """Return the bodies that clauses begin with; what makes one an area's stands within a few characters of the mark."""
    found: list[re.Match[str]] = []
    mark = -_NEAR
    while at < len(text):
        traits = traits_of(text, at, _HINTS)
        if traits & _MARK:
            mark = at
        elif traits & _AREA and at - mark < _NEAR:
            match = _LATER_BODY.match(text, mark)
            mark = -_NEAR
            if match is not None:
                found.append(match)
                at = match.end()
                continue
        at += 1
    return found
