"""What reading says of a file, by code: the name of a remark or a refusal, and its sentence in the reader's language.

The one place for these words. Stored sentences are Chinese and carry what the file says; they are never taken apart
here. Another language says what the code means, and gives the Chinese sentence besides where it says more. Knows no
screen and no store.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from gkdash.i18n.punctuation import closed_up, nested
from gkdash.i18n.translate import SOURCE, mark, translate
from gkdash.i18n.whole import WHOLE


@dataclass(frozen=True, slots=True)
class Remark:
    """A doubt or loss in reading: what it is called, and what it means of any file."""

    name: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file gave no report: what it is called, what it means of any file, and what the collecting office can do."""

    name: str
    sentence: str
    advice: str


@dataclass(frozen=True, slots=True)
class Told:
    """A stored sentence in the reader's language; `chinese` is the sentence as stored, where it says more than `text`."""

    text: str
    chinese: str = ""


REMARKS = {
    "agency_not_found": Remark(mark("找不到单位名称"), mark("标题和落款中都没有找到单位名称。")),
    "year_not_found": Remark(mark("找不到年度"), mark("没有找到报告年度。")),
    "year_not_in_title": Remark(mark("标题没有年份"), mark("标题没有年份，年度取自统计期限或落款日期。")),
    "figure_doubtful": Remark(
        mark("文字中的数字存疑"), mark("文字中的这个数字可能不完整、与别的数字粘连或没有量词，不作为数据。")
    ),
    "claim_misplaced": Remark(
        mark("文字中的数字没有收入"), mark("文字中的一个数字与所记位置对不上，没有收入；这是程序的缺陷。")
    ),
    "cell_doubtful": Remark(mark("单元格存疑"), mark("此格的读法存疑，以原文为准。")),
    "cell_unreadable": Remark(mark("单元格无法读取"), mark("此格有文字，读不出数字。")),
    "row_not_read": Remark(mark("有一行没有读"), mark("有一行的格数与列数对不上，没有读。")),
    "row_not_recognised": Remark(mark("有一行不认识"), mark("有一行不是表格样式中的行，未采用。")),
    "table_repeated": Remark(mark("表格重复"), mark("同一单元格出现两次且不一致，取先出现的。")),
    "table_is_picture": Remark(mark("表格是图片"), mark("有一章的表格是图片，未读取。")),
    "table_not_found": Remark(mark("没有找到表格"), mark("没有找到一张法定表格。")),
    "characters_lost": Remark(mark("有字符丢失"), mark("有字符不能按文件的编码解码。")),
    "encoding_declared_wrongly": Remark(mark("编码与自称不符"), mark("文件自称的编码与实际不符，按实际编码读取。")),
    "embedded_document": Remark(mark("嵌入了另一个文件"), mark("网页嵌入了另一个文件，未读取。")),
    "linked_document": Remark(mark("链接了附件"), mark("网页链接了附件，未读取。")),
    "other_members": Remark(mark("压缩包中有其他文件"), mark("压缩包中的其他文件不是年度报告。")),
    "hidden_content_read": Remark(mark("读了隐藏的内容"), mark("网页的主要内容由样式隐藏，已一并读取。")),
    "hidden_content_dropped": Remark(mark("略去隐藏的内容"), mark("网页中隐藏的内容未读入。")),
    "struck_text_dropped": Remark(mark("略去带删除线的文字"), mark("带删除线的文字未读入。")),
    "struck_text": Remark(mark("略去划掉的文字"), mark("划掉的文字未读入。")),
    "header_footer": Remark(mark("略去页眉页脚"), mark("页眉或页脚未读入。")),
    "foreign_part": Remark(mark("有一部分没有读"), mark("嵌入的其他文件未读入。")),
    "front_matter": Remark(mark("略去文件开头的元数据"), mark("文件开头的元数据未作为正文读取。")),
    "comments": Remark(mark("略去批注"), mark("批注未读入。")),
    "converted": Remark(mark("转换后读取"), mark("文件经 LibreOffice 转换后读取。")),
    "doubled_characters": Remark(mark("略去重叠的字符"), mark("重叠重复绘制的字符只取一次。")),
    "embedded_object": Remark(mark("嵌入的对象没有读"), mark("嵌入的对象未读取。")),
    "formula_without_result": Remark(mark("公式没有结果"), mark("工作表中有公式没有保存结果。")),
    "hidden_rows_read": Remark(mark("读了隐藏的行"), mark("工作表中有隐藏的行或列，已一并读取。")),
    "hidden_rows_dropped": Remark(mark("略去隐藏的行"), mark("表格中隐藏的行未读入。")),
    "hidden_sheet_dropped": Remark(mark("略去隐藏的工作表"), mark("隐藏的工作表未读入。")),
    "hidden_text": Remark(mark("略去隐藏的内容"), mark("隐藏的文字未读入。")),
    "white_text": Remark(mark("略去隐藏的内容"), mark("白底白字未读入。")),
    "watermark": Remark(mark("略去水印"), mark("水印文字未读入。")),
    "covered_text": Remark(mark("略去被遮住的文字"), mark("被合并单元格遮住的文字未读入。")),
    "merge_repaired": Remark(mark("合并单元格有缺陷"), mark("合并单元格有缺陷，修补后读取。")),
    "member_skipped": Remark(mark("略去压缩包中的文件"), mark("压缩包中的系统文件或空文件未读取。")),
    "outside_page": Remark(mark("略去页面以外的文字"), mark("页面可见范围以外的文字未读入。")),
    "page_furniture": Remark(mark("略去页眉页脚"), mark("页眉、页脚或页码未读入。")),
    "picture_page": Remark(mark("有一页是图片"), mark("此页是图片，没有文字层，未读取。")),
    "recognised_text": Remark(mark("文字由识别得来"), mark("此页是图片，文字由识别得来，可能有误。")),
    "repeated_header": Remark(mark("略去重复的表头"), mark("续页重复的表头未读入。")),
    "too_many_lines": Remark(mark("页面线条过多"), mark("页面线条过多，部分线条未用于识别表格。")),
    "tracked_deletions": Remark(mark("略去修订中删除的内容"), mark("修订中已删除的内容未读入。")),
    "unmapped_characters": Remark(mark("有字符认不出"), mark("有字符的字体没有字符对照表，认不出。")),
}
UNKNOWN_REMARK = Remark(mark("读取说明"), mark("读取时有需要说明的情况。"))

OF_CELLS = {"cell_doubtful", "cell_unreadable"}
"""Codes of remarks that repeat what a cell says of itself."""

REFUSALS = {
    "unsupported_format": Refusal(
        mark("不能读取的文件类型"),
        mark("此类文件不能读取，请另存为 Word、PDF 或网页文件。"),
        mark("请单位另存为 Word、PDF 或网页文件再报。"),
    ),
    "damaged": Refusal(
        mark("文件损坏"),
        mark("文件打不开、不完整或已损坏，请重新导出或重新下载。"),
        mark("请单位重新报送完整的文件。"),
    ),
    "encrypted": Refusal(
        mark("文件加了密码"), mark("文件有打开密码，请去掉密码后再读。"), mark("请单位去掉密码再报。")
    ),
    "too_large": Refusal(
        mark("文件过大"),
        mark("文件超过限额，请拆分后再读；也可调高限额。"),
        mark("请单位压缩图片或拆分附件；也可调高限额。"),
    ),
    "no_text_layer": Refusal(
        mark("扫描件，没有文字"),
        mark("文件中没有文字，可能是扫描件。请提供可编辑的原文件，或安装文字识别组件（gkdash[ocr]）。"),
        mark("请单位报送可编辑的原文件，或安装文字识别组件。"),
    ),
    "not_a_report": Refusal(
        mark("不是年度报告"),
        mark("这不是政府信息公开工作年度报告，请核对文件。"),
        mark("请核对是否报错了文件。"),
    ),
    "timeout": Refusal(
        mark("读取超时"),
        mark("读取超过时限，已中止。请另存后再读，或调高时限。"),
        mark("请单位另存后再报；也可调高时限。"),
    ),
}
UNKNOWN_REFUSAL = Refusal(mark("未能读取"), mark("文件未能读取。"), mark("请查看文件。"))

_END = re.compile("(?<=。)")


def said_of_warning(code: str, message: str, language: str) -> Told:
    """Return what a remark says."""
    return _told(message, REMARKS.get(code, UNKNOWN_REMARK).sentence, language)


def said_of_failure(code: str, message: str, language: str) -> Told:
    """Return why a file gave no report."""
    return _told(message, REFUSALS.get(code, UNKNOWN_REFUSAL).sentence, language)


def said_of_cell(state: str, doubt: str, language: str) -> Told:
    """Return why the reading of a cell may be wrong; `state` is the cell's."""
    code = "cell_unreadable" if state == "unreadable" else "cell_doubtful"
    return _told(doubt, REMARKS[code].sentence, language)


def _told(message: str, sentence: str, language: str) -> Told:
    shown = closed_up(nested(message))
    if language == SOURCE:
        return Told(shown)
    parts = [part.strip() for part in _END.split(message) if part.strip()]
    if parts and WHOLE.issuperset(parts):
        return Told(" ".join(translate(part, language) for part in parts))
    return Told(translate(sentence, language), "" if message == sentence else shown)
