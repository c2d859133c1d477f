"""What a sentence quotes: other bodies' statistics, other places' figures, points of an appraisal. Nothing of it is counted."""

from __future__ import annotations

import re
from typing import Final

_ELSEWHERE: Final = re.compile(
    r"(?:该|邻)(?:市|县|区|省|地)|(?:邻近|相邻|毗邻|周边|兄弟)的?[^，。；：、]{0,4}(?:乡镇|街道|镇街|县区|区县|县市|市县|县|区|市|镇|乡|地区|单位)(?!群众|居民|企业|村|联)"
)
_ENTERPRISES: Final = re.compile(
    "^(?:其中)?(?:所监管|所属|所出资|监管|出资|市属|县属|区属|省属)(?:的)?(?:各)?(?:国有)?企业(?:全年|年内|共|累计|另)*(?:主动公开|公开|发布|更新|推送)"
)
# `省政务公开办举办培训12期，我县派出18人`
_ABOVE: Final = re.compile(
    r"(?:同期|全年|今年|年内|此外|另外|另)?(国家|省|市|州|县|区)级?[^，。；、\d我本]{0,10}?(?:(?:办公?室?|(?<!分)局|厅|委|中心|部门)|(?:平台|网站|公众号))"
    r"(?:同期|今年|全年|年内|共|累计|先后|统一|集中)*(?:举办|召开|组织|开展|发布|公开|推出|推送|刊发)[^，。；我]*"
)
# `市政府新闻办组织发布会64场，我局参加3场`
_HELD: Final = re.compile(
    r"(?:同期|全年|今年|年内|此外|另外|另)?(?:国家|省|市|州|县|区|上级)级?[^，。；、\d我本]{0,10}?(?:办公?室?|(?<!分)局|厅|委|中心|部门|单位|机关)"
    r"(?:同期|今年|全年|年内|共|累计|先后|统一|集中|另|还|又)*(?:举办|召开|组织|开展)[^，。；我]*"
)
_TOOK_PART: Final = re.compile(
    "我(?:局|委|厅|办|院|中心|单位|[县区市州镇乡]|街道)(?![^，。；]{0,4}(?:负责|领导|局长|主任|班子))[^，。；\\d]{0,6}(?:参加|派|选派|参训|参会|派员|选送)"
)
_JOINED: Final = re.compile("[^；。]*?" + _TOOK_PART.pattern)
_SITES: Final = re.compile("(?:平台|网站|公众号)[^，。；]*$")
_PASSED_ON: Final = re.compile("我(?:[县区市州镇乡]|街道)[^，。；\\d]{0,4}(?:转发|转载)")
_OURS: Final = re.compile("我([市州县区旗镇乡]|街道)")
_RANKS: Final = {"国家": 0, "省": 1, "市": 2, "州": 2, "县": 3, "区": 3, "旗": 3, "镇": 4, "乡": 4, "街道": 4}
# `同期青塘县发布8700条`
_PEER: Final = re.compile("(?:同期的?|反观|相比之下，?)[一-鿿]{2,3}([县区市州镇乡])")
_QUOTED: Final = re.compile(r"(?:^|[：；])\s*(?:据|根据|来自|依据)[^，。]{0,20}(?:统计|通报|数据|显示)")
# `据市政府年报，市级机关收到申请1560件`
_REPORTED: Final = re.compile(
    r"(?:^|[：；])\s*(?:据|根据|依据)(?![^，。；]{0,4}[我本])[^，。；]{0,8}(?:政府|机关|部门|局|厅|委|办)[^，。；]{0,8}(?:年报|年度报告)(?:数据|显示|披露|公布|统计|载明)?，"
)
_SCORED: Final = re.compile(r"[扣加计减]\d+(?:\.\d+)?分|每\S{1,8}[得扣加减]\d")
# `年度考核得96分` is a result, `公开信息120条，得12分` goes by points
_MARKED: Final = re.compile(r"得(?=\d+(?:\.\d+)?分(?!之))")
_RESULT: Final = re.compile("(?:考核|评估|测评|考评|评价|评议|评查|总分|综合|成绩|最终|平均)[^，。；：、]*$")
_QUOTED_OF: Final = ("全省", "全国", "省12345", "全市平均", "部门平均", "单位平均", "县区平均")


# a body's kind, `综治中心`, is no mere 局 or 中心
_LEAST: Final = 4
_SYSTEM: Final = re.compile("([一-鿿]{2,8})系统|(?:全[省市县区州旗盟](?:各级)?|各级)([一-鿿]{2,4})(?:部门|机关|机构)")


def is_reporting(name: str, passage: str) -> bool:
    """Tell whether a body named behind 其中 is the one that reports: `全市教育系统312件，其中市教育局96件`.

    The passage then speaks of its system, or of the body once more; else it is one of many.
    """
    if passage.count(name) > 1 or (len(name) > _LEAST and passage.count(name[1:]) > 1):
        return True  # `全县各综治中心4,816起，其中县综治中心127起`
    return any(name[1:3] in (match[1] or match[2]) for match in _SYSTEM.finditer(passage))


def is_quoted(text: str) -> bool:
    """Tell whether a compared sentence gives scores, or the statistics of a larger area."""
    if ("分" in text or "每" in text) and (_SCORED.search(text) is not None or _is_marked(text)):
        return True
    if "年" in text and "据" in text and _REPORTED.search(text) is not None:
        return True
    return (
        ("据" in text or "来自" in text)
        and _QUOTED.search(text) is not None
        and any(word in text for word in _QUOTED_OF)
    )


def _is_marked(text: str) -> bool:
    """Tell whether something got points that is no result of an appraisal: `公开信息120条，得12分`."""
    if "得" not in text:
        return False
    return any(_RESULT.search(text, 0, match.start()) is None for match in _MARKED.finditer(text))


def may_be_elsewhere(text: str) -> bool:
    """Tell whether a compared sentence may speak of another place; only then is it worth asking of each figure."""
    if "我" in text and (_OURS.search(text) is not None or _TOOK_PART.search(text) is not None):
        return True
    return "该" in text or "邻" in text or "企业" in text or "周边" in text or "兄弟" in text


def is_elsewhere(text: str, start: int, end: int) -> bool:
    """Tell whether a clause up to its figure speaks of another place: `邻县受理312件`."""
    if _ELSEWHERE.search(text, start, end) is not None or _ENTERPRISES.match(text[start:end]) is not None:
        return True
    if "我" not in text:
        return False
    if _JOINED.match(text, end) is not None and _HELD.fullmatch(text, start, end) is not None:
        return True
    ours = _OURS.search(text)
    return ours is not None and _is_of_others(text, start, end, ours[1])


def _is_of_others(text: str, start: int, end: int, ours: str) -> bool:
    """Tell whether a clause up to its figure says what a place like ours, or a body above us, has done itself."""
    peer = _PEER.match(text, start, end)
    if peer is not None:
        return peer[1] == ours
    above = _ABOVE.fullmatch(text, start, end)
    if above is None or _RANKS[above[1]] >= _RANKS[ours]:
        return False
    return _SITES.search(above.group()) is None or _PASSED_ON.search(text, end) is not None
