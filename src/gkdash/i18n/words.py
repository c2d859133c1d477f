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

ERRORS = {
    "unsupported_format": (mark("不能读取的文件类型"), mark("请单位另存为 Word、PDF 或网页文件再报。")),
    "damaged": (mark("文件损坏"), mark("请单位重新报送完整的文件。")),
    "encrypted": (mark("文件加了密码"), mark("请单位去掉密码再报。")),
    "too_large": (mark("文件过大"), mark("请单位压缩图片或拆分附件；也可调高限额。")),
    "no_text_layer": (mark("扫描件，没有文字"), mark("请单位报送可编辑的原文件，或安装文字识别组件。")),
    "not_a_report": (mark("不是年度报告"), mark("请核对是否报错了文件。")),
    "timeout": (mark("读取超时"), mark("请单位另存后再报；也可调高时限。")),
}
UNKNOWN_ERROR = (mark("未能读取"), mark("请查看文件。"))

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

WARNINGS = {
    "agency_not_found": mark("找不到单位名称"),
    "year_not_found": mark("找不到年度"),
    "year_not_in_title": mark("标题没有年份"),
    "figure_doubtful": mark("文字中的数字存疑"),
    "claim_misplaced": mark("文字中的数字没有收入"),
    "row_not_read": mark("有一行没有读"),
    "row_not_recognised": mark("有一行不认识"),
    "table_repeated": mark("表格重复"),
    "table_is_picture": mark("表格是图片"),
    "table_not_found": mark("没有找到表格"),
    "characters_lost": mark("有字符丢失"),
    "encoding_declared_wrongly": mark("编码与自称不符"),
    "embedded_document": mark("嵌入了另一个文件"),
    "linked_document": mark("链接了附件"),
    "other_members": mark("压缩包中有其他文件"),
    "hidden_content_read": mark("读了隐藏的内容"),
    "hidden_content_dropped": mark("略去隐藏的内容"),
    "struck_text_dropped": mark("略去带删除线的文字"),
    "header_footer": mark("略去页眉页脚"),
    "foreign_part": mark("有一部分没有读"),
    "front_matter": mark("略去文件开头的元数据"),
    "comments": mark("略去批注"),
    "converted": mark("转换后读取"),
    "doubled_characters": mark("略去重叠的字符"),
    "embedded_object": mark("嵌入的对象没有读"),
    "formula_without_result": mark("公式没有结果"),
    "hidden_rows": mark("有隐藏的行"),
    "hidden_sheet_dropped": mark("略去隐藏的工作表"),
    "hidden_text": mark("略去隐藏的内容"),
    "member_skipped": mark("略去压缩包中的文件"),
    "outside_page": mark("略去页面以外的文字"),
    "page_furniture": mark("略去页眉页脚"),
    "picture_page": mark("有一页是图片"),
    "recognised_text": mark("文字由识别得来"),
    "repeated_header": mark("略去重复的表头"),
    "too_many_lines": mark("页面线条过多"),
    "tracked_deletions": mark("略去修订中删除的内容"),
    "unmapped_characters": mark("有字符认不出"),
    "white_text": mark("略去隐藏的内容"),
}
UNKNOWN_WARNING = mark("读取说明")

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

OF_CELLS = {"cell_doubtful", "cell_unreadable"}
"""Codes of warnings that repeat what a cell says of itself."""


def media_type_name(media_type: str) -> str:
    """Return what a media type is called, for `t`: `image/jpeg` is a picture; one without a name stays as it is."""
    return MEDIA_TYPES.get(media_type) or MEDIA_TYPES.get(media_type.partition("/")[0]) or media_type
