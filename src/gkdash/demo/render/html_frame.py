"""What a government site puts around an article: navigation, metadata table, tools, neighbours, footer."""

from __future__ import annotations

from html import escape

from gkdash.demo.model import ReportTruth
from gkdash.demo.render.quirks import Html, Words
from gkdash.demo.render.wording import written

_HIDDEN_HEAD = """<script>var rows = "<td>行政许可</td><td>99</td>"; if (1 < 2) { document.title = "行政处罚 17"; }</script>
<style>.hide{display:none} td{font-size:12px}</style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->"""
_HIDDEN_BODY = """<div style="display:none"><table><tr><td>行政许可</td><td>88</td></tr></table></div>
<!-- <table><tr><td>行政处罚</td><td>77</td></tr></table> -->
<noscript>请启用脚本</noscript><textarea style="display:none">一、总体情况</textarea>"""


def framed(content: str, title: str, report: ReportTruth, quirks: Html, words: Words) -> str:
    """Return the whole page around `content`; a placeholder stands where the encoding is declared."""
    hidden_head, hidden_body = (_HIDDEN_HEAD, _HIDDEN_BODY) if quirks.hidden else ("", "")
    date = report.published_on
    meta = (
        f'<meta name="PubDate" content="{date:%Y-%m-%d}"><meta name="ArticleTitle" content="{escape(title)}">'
        if date
        else ""
    )
    inner = (
        f"{hidden_body}\n{content}" if quirks.page == "bare" else _around(content, title, report, quirks, hidden_body)
    )
    if quirks.page != "bare":
        inner = written(inner, words)
    space = (
        ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"'
        if quirks.markup == "word"
        else ""
    )
    start = "" if quirks.markup == "upper" else "<!DOCTYPE html>\n"
    suffix = "" if quirks.page == "bare" else written("_云溪县人民政府门户网站", words)
    return (
        f"{start}<html{space}><head><!--charset-->{meta}<title>{escape(title)}{suffix}</title>{hidden_head}</head>\n"
        f"<body>{inner}</body></html>\n"
    )


def _around(content: str, title: str, report: ReportTruth, quirks: Html, hidden: str) -> str:
    date = report.published_on
    shown = f"发布时间：{date:%Y-%m-%d}" if date else ""
    navigation = [
        "首页",
        "政务公开",
        "政府信息公开指南",
        "政府信息公开制度",
        "法定主动公开内容",
        "政府信息公开年报",
        "依申请公开",
        "互动交流",
    ]
    tools = f'{shown} 来源：县政府办公室 浏览次数：<span id="hits">1204</span> 次 字号：[<a>大</a> <a>中</a> <a>小</a>] [打印] [关闭]'
    neighbours = (
        f"<p>上一篇：<a href='t1.html'>{report.year - 1}年度县民政局政府信息公开工作年度报告</a></p>"
        f"<p>下一篇：<a href='t2.html'>{report.year}年度县水利局政府信息公开工作年度报告</a></p>"
    )
    footer = f"<p>主办：云溪县人民政府办公室 网站标识码：9900000001 联系电话：0999-8123456</p><p>版权所有 {report.year + 1}</p>"
    heading = f'<h1 class="title">{escape(title)}</h1>'
    if quirks.page == "metadata":
        heading = _metadata(title, report) + heading
    if quirks.page == "table":
        menu = "".join(f"<tr><td><a href='/{at}'>{name}</a></td></tr>" for at, name in enumerate(navigation))
        return (
            f'{hidden}<table width="1000" border="0"><tr><td colspan="2"><table><tr><td>云溪县人民政府</td><td>无障碍浏览</td></tr></table></td></tr>'
            f'<tr><td width="200" valign="top"><table>{menu}</table></td><td><table width="100%"><tr><td align="center">{heading}</td></tr>'
            f'<tr><td align="center">{tools}</td></tr><tr><td class="content">{content}</td></tr><tr><td>{neighbours}</td></tr></table></td></tr>'
            f'<tr><td colspan="2" align="center">{footer}</td></tr></table>'
        )
    menu = "".join(f"<li><a href='/{at}'>{name}</a></li>" for at, name in enumerate(navigation))
    return (
        f'{hidden}<div class="head"><ul class="nav">{menu}</ul></div><div class="pos">当前位置：<a>首页</a> &gt; <a>政务公开</a> &gt; <a>政府信息公开年报</a></div>'
        f'<div class="main">{heading}<div class="info">{tools}</div><div id="zoom" class="TRS_Editor">{content}</div>{neighbours}'
        f'<div class="share">扫一扫在手机打开当前页</div></div><div class="foot">{footer}</div>'
    )


def _metadata(title: str, report: ReportTruth) -> str:
    date = report.published_on
    rows = [
        ("索 引 号", f"YX{report.year}-00{report.year % 97:02d}", "主题分类", "政府信息公开年报"),
        ("发布机构", "云溪县人民政府办公室", "成文日期", f"{date:%Y-%m-%d}" if date else ""),
        ("标　　题", title, "公开方式", "主动公开"),
        ("文　　号", "", "有 效 性", "有效"),
    ]
    cells = "".join("<tr>" + "".join(f"<td>{escape(text)}</td>" for text in row) + "</tr>" for row in rows)
    return f'<table class="metadata">{cells}</table>'
