"""Documents that speak of annual reports without being one: a letter, a notice, a news page, a list of links."""

from __future__ import annotations

LETTER = (
    "关于报送材料的函",
    "县政务公开办：",
    "贵办来函收悉。现将我单位2024年政府信息公开工作年度报告随函报送，请予审核。",
    "联系人：李某，电话：0999-8123456。",
    "清屿县水利局",
    "2025年1月15日",
)
NOTICE = (
    "关于做好2024年政府信息公开工作年度报告编制发布工作的通知",
    "各乡镇人民政府、街道办事处，县政府各部门：",
    "根据《中华人民共和国政府信息公开条例》第四十九条、第五十条规定，现就做好2024年政府信息公开工作年度报告编制发布工作通知如下：",
    "一、编制内容。年度报告应当包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项。",
    "二、时间要求。请各单位于2025年1月31日前报送并向社会公布。",
    "三、工作要求。表格数据须符合勾稽关系，不得空项。",
    "清屿县人民政府办公室",
    "2025年1月3日",
)
NEWS = (
    "我县如期发布2024年政府信息公开工作年度报告",
    "来源：县政府办 发布时间：2025-02-08 浏览次数：312",
    "近日，我县49家单位的2024年政府信息公开工作年度报告全部向社会公布，按时公布率100%。",
    "据悉，各单位共收到政府信息公开申请128件，均依法办理答复。",
    "下一步，县政务公开办将组织质量评查。",
)


def link_list() -> bytes:
    """Return a site's column page that lists the reports of many agencies."""
    names = ("水利局", "教育体育局", "财政局", "民政局", "司法局", "自然资源局", "农业农村局", "审计局")
    items = "".join(
        f"<li><a href='/art/{year}/{at}.html'>清屿县{name}{year}年政府信息公开工作年度报告</a><span>{year + 1}-01-2{at}</span></li>"
        for year in (2024, 2023)
        for at, name in enumerate(names)
    )
    page = (
        "<!DOCTYPE html><html><head><meta charset='gbk'><title>政府信息公开年报_清屿县人民政府</title></head><body>"
        "<div class='nav'><a>首页</a> <a>政务公开</a> <a>政府信息公开年报</a></div>"
        f"<ul class='list'>{items}</ul><p>共16条 第1页 下一页 尾页</p></body></html>"
    )
    return page.encode("gbk")
