"""Titles, prefaces and chapters for specimens, with the traps of real prose: other years, platform names, figures."""

from __future__ import annotations

from random import Random

from gkdash.demo.model import TruthSection
from gkdash.forms import Edition

_TITLES = (
    "{name}{year}年政府信息公开工作年度报告",
    "{year}年{name}政府信息公开工作年度报告",
    "{name}{year}年政府信息公开年度工作报告",
    "{name}{year}年度政府信息公开工作年度报告",
    "{year}年度{name}政府信息公开工作年度报告",
    "{name}{year}年政府信息公开工作的年度报告",
    "{name}{year}年信息公开工作年度报告",
    "{name} {year}年政府信息公开工作年度报告",
    "{name}政府信息公开工作年度报告（{year}年度）",
    "{name}关于{year}年政府信息公开工作的年度报告",
)
_PARAGRAPHS = {
    "overview": (
        "{year}年，{self}认真贯彻落实《中华人民共和国政府信息公开条例》，围绕中心、服务大局，全年主动公开政府信息{a}条，较{last}年增加{b}条。",
        "（一）主动公开。通过门户网站公开信息{a}条，微信公众号推送{b}篇；受理“12345”热线工单{c}件，办结率100%。",
        "（二）依申请公开。完善受理、审核、答复流程，对{last}年办理中的{d}个疑难问题逐一会商，办理时限压缩至{d}个工作日以内。",
        "（三）政府信息管理。严格落实三审三校，修订完善制度{d}项，印发国办函〔2020〕109号学习材料。",
        "（四）平台建设。加强网站和政务新媒体管理，全年访问量{c}万余次。（五）监督保障。开展培训{d}次。",
    ),
    "proactive": ("本年度主动公开的法定内容如下：",),
    "applications": ("本年度收到和处理政府信息公开申请情况见下表。",),
    "remedies": ("本年度因政府信息公开引起的行政复议、行政诉讼情况见下表。",),
    "problems": (
        "一是公开内容还不够全面，二是解读形式还不够丰富。{last}年指出的{d}个问题已整改到位。",
        "下一步，{self}将加强培训，力争{next}年主动公开信息达到{a}条以上。",
        "（一）存在的问题。个别单位更新不及时。（二）改进措施。加强督促检查。",
    ),
    "other": (
        "{year}年未收取信息处理费。",
        "本年度没有其他需要报告的事项。",
        "按照《政府信息公开信息处理费管理办法》规定，全年收取信息处理费{d}0元。",
    ),
}


def title(name: str, year: int, random: Random) -> str:
    """Return a title in one of the wordings seen."""
    form = _TITLES[0] if random.random() < 0.4 else random.choice(_TITLES)
    return form.format(name=name, year=year)


def preface(name: str, year: int, form: Edition, random: Random) -> tuple[str, ...]:
    """Return the paragraphs before chapter one, often none."""
    if random.random() < 0.4:
        return ()
    text = (
        f"根据《中华人民共和国政府信息公开条例》和{form.instrument}要求，{name}编制本报告。"
        f"本报告所列数据的统计期限自{year}年1月1日起至12月31日止。如有疑问，请与{name}联系"
        f"（地址：解放路{random.randrange(1, 200)}号，电话：0999-{random.randrange(10**6, 10**7)}，邮编：999{random.randrange(100, 999)}）。"
    )
    return (text,)


def sections(name: str, year: int, form: Edition, random: Random) -> tuple[TruthSection, ...]:
    """Return the six chapters with the headings of the form or close to them."""
    own = "我镇" if name.endswith("镇人民政府") else "我局" if name.endswith("局") else "我单位"
    found = []
    for section in form.sections:
        heading = section.heading
        if section.aliases and random.random() < 0.12:
            heading = f"{section.heading[0]}、{random.choice(section.aliases)}"
        texts = _PARAGRAPHS[section.key]
        if section.key in {"proactive", "applications", "remedies"}:
            chosen = list(texts) if random.random() < 0.25 else []
        elif section.key == "overview":
            chosen = list(texts[: random.randint(1, len(texts))])
        else:
            chosen = [random.choice(texts)]
        filled = tuple(
            text.format(
                year=year,
                last=year - 1,
                next=year + 1,
                self=own,
                a=random.randrange(100, 9000),
                b=random.randrange(2, 400),
                c=random.randrange(10, 900),
                d=random.randrange(1, 20),
            )
            for text in chosen
        )
        found.append(TruthSection(section.key, heading, filled))
    return tuple(found)
