"""Word documents in the layout of official documents (GB/T 9704): styles, page, headings, tables; what they say comes from others.

paper = Paper(template=None)
paper.title("关于……的报告")
paper.heading(1, "总体情况")     # 一、总体情况
paper.body("……")
paper.table(("单位", "件数"), [("甲局", "3")], (100, 56), numbers=(1,))
data = paper.finish("关于……的报告", made)
"""

from gkdash.exports.word.paper import Paper
from gkdash.exports.word.tables import GridCell

__all__ = ["GridCell", "Paper"]
