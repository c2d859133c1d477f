"""What codes of the store are called on the screen; knows no Streamlit and no store."""

from __future__ import annotations

from gkdash.i18n import mark

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

TABLES = {
    "proactive": mark("表二 主动公开"),
    "applications": mark("表三 申请办理"),
    "remedies": mark("表四 复议诉讼"),
    "all": mark("三张表合计"),
}

MATCHES = {
    "exact": mark("与名录全称一致"),
    "alias": mark("与名录别名一致"),
    "normalised": mark("统一写法后与名录一致"),
    "unknown": mark("名录中没有这个单位"),
    "ambiguous": mark("名录中有几个单位对得上，未归并"),
    "unnamed": mark("文件没有写明单位"),
}

MEDIA_TYPES = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": mark("Word 文档（.docx）"),
    "application/msword": mark("Word 97–2003 文档（.doc）"),
    "application/vnd.ms-works": mark("WPS 文字（.wps）"),
    "application/pdf": mark("PDF 文件"),
    "text/html": mark("网页文件"),
    "application/xhtml+xml": mark("网页文件"),
    "text/plain": mark("纯文本"),
    "text/markdown": mark("纯文本"),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": mark("Excel 工作簿（.xlsx）"),
    "application/vnd.ms-excel": mark("Excel 97–2003 工作簿（.xls）"),
    "application/vnd.oasis.opendocument.text": mark("开放文档（.odt）"),
    "application/zip": mark("压缩包"),
    "application/vnd.rar": mark("压缩包"),
    "application/x-7z-compressed": mark("压缩包"),
    "application/octet-stream": mark("类型不明"),
    "application/x-empty": mark("空文件"),
    "image": mark("图片"),
    "audio": mark("音频或视频"),
    "video": mark("音频或视频"),
}

UNITS = frozenset({mark("件"), mark("项"), mark("元"), mark("万元")})
"""Units of the statutory columns, which are shown as the edition writes them."""

CLAIM_UNITS = frozenset(
    {
        *UNITS,
        mark("条"),
        mark("次"),
        mark("人"),
        mark("人次"),
        mark("件次"),
        mark("条次"),
        mark("封"),
        mark("期"),
        mark("场"),
        mark("篇"),
        mark("个"),
        mark("起"),
        mark("批"),
        mark("份"),
    }
)
"""Measure words of the prose that have an English gloss; others are shown as written."""

HOW = {
    "stated": mark("原文直接写明"),
    "joint_verb": mark("一个动词管两项（如“受理并办结”）"),
    "all_closed": mark("由“均已办结”一类的话得出，等于受理数"),
    "zero_words": mark("原文用文字说没有"),
    "shared_rate": mark("几项共用的比率"),
    "respectively": mark("按“分别”“依次”逐项对应"),
}
"""By which rule a claim was arrived at."""

SCOPES = {"own": mark("本单位"), "area": mark("全域或全系统")}
PERIODS = {"year": mark("本年"), "cumulative": mark("历年累计")}

CLAIM_CHOICES = {"confirmed": mark("确认"), "corrected": mark("更正"), "rejected": mark("剔除")}
FINDING_CHOICES = {
    "confirmed": mark("属实"),
    "explained": mark("有正当理由"),
    "waived": mark("不予追究"),
    "sent_back": mark("退回单位"),
    "mended": mark("已整改"),
}
FINDING_DECISIONS = {
    "confirmed": mark("已认定属实"),
    "explained": mark("已说明理由"),
    "waived": mark("已决定不予追究"),
    "sent_back": mark("已退回单位"),
    "mended": mark("已整改"),
}
FINDING_SIGNS = {"confirmed": "✓", "explained": "※", "waived": "−", "sent_back": "↩", "mended": "●"}
SEVERITIES = {"error": mark("错误"), "review": mark("待核"), "notice": mark("提示")}

CLAIM_DECISIONS = {"confirmed": mark("已确认"), "corrected": mark("已更正"), "rejected": mark("已剔除")}
CLAIM_SIGNS = {"confirmed": "✓", "corrected": "✎", "rejected": "✗"}

MAIN_PARTS = {"word/document.xml", "content.xml", "WordDocument"}
"""Parts that are the document itself, which nobody needs to be told."""


def media_type_name(media_type: str) -> str:
    """Return what a media type is called, for `t`: `image/jpeg` is a picture; one without a name stays as it is."""
    return MEDIA_TYPES.get(media_type) or MEDIA_TYPES.get(media_type.partition("/")[0]) or media_type
