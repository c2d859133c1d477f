"""What codes of the store are called in what is handed over; knows no file and no store."""

from __future__ import annotations

from gkdash.i18n import Translate, mark

UNIT_TYPES = {
    "government": mark("政府"),
    "office": mark("政府办公室"),
    "department": mark("部门"),
    "town": mark("乡镇"),
    "subdistrict": mark("街道"),
    "authorised": mark("授权组织"),
    "vertical": mark("垂直管理单位"),
}
UNKNOWN_TYPE = mark("类型不明")

SEVERITIES = {"error": mark("错误"), "review": mark("待核"), "notice": mark("提示")}

FAULTS = {"report": mark("报告"), "parser": mark("读取存疑，不算单位的差错")}

DECISIONS = {
    "confirmed": mark("已认定属实"),
    "explained": mark("已说明理由"),
    "waived": mark("已决定不予追究"),
    "sent_back": mark("已退回单位"),
    "mended": mark("已整改"),
}

CLAIM_DECISIONS = {"confirmed": mark("已确认"), "corrected": mark("已更正"), "rejected": mark("已剔除")}

QUALIFIERS = {"exact": mark("确数"), "at_least": mark("不少于（余、多、以上）"), "about": mark("约数（约、近、左右）")}
SCOPES = {"own": mark("本单位"), "area": mark("全域或全系统")}
PERIODS = {"year": mark("本年"), "cumulative": mark("历年累计")}


def named(names: dict[str, str], key: object, t: Translate) -> str:
    """Return what a code is called; a code without a name as it is, nothing for None."""
    if key is None:
        return ""
    return t(names[key]) if isinstance(key, str) and key in names else str(key)


def unit_type(key: object, t: Translate) -> str:
    """Return what a type of unit is called."""
    return t(UNIT_TYPES[key]) if isinstance(key, str) and key in UNIT_TYPES else t(UNKNOWN_TYPE)
