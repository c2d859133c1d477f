"""One chart of each kind with known figures and names that would do harm."""

from datetime import date

from gkdash.charts import (
    Bars,
    Box,
    Chart,
    Cloud,
    Curve,
    Dot,
    Flow,
    Grid,
    GridRow,
    Lines,
    Mark,
    Points,
    Series,
    Steps,
    Stop,
)

FORMULA, SCRIPT, LONG, RARE = "=cmd|'/c calc'!A1", "<script>alert(1)</script>", "很" * 300, "㙍镇😀"
NAMES = (FORMULA, SCRIPT, LONG, RARE)

GROUPED = Bars(
    NAMES,
    (
        Series("受理", "value", (12000, 300, None, 0)),
        Series("办结", "second", (11000.5, 290, None, 0)),
    ),
    grouped=True,
)
STACKED = Bars(
    ("甲", "乙"),
    (
        Series("按时", "on_time", (10, 5), ("10", "5")),
        Series("逾期", "late", (1, 0), ("1", "")),
        Series("未报", "missing", (4, 2), ("4", "2家")),
    ),
)
SHARE = Bars(("甲",), (Series("数字", "number", (3,)), Series("空白", "blank", (1,))), share=True)
INTERVALS = Bars(
    ("甲", "乙"),
    (Series("满意率", "value", (95.5, None), (), (90.5, None), (98, None)),),
    suffix="%",
    reference=(93.25, "全县"),
)
LINES = Lines(("2022", "2023", "2024"), (Series("全县", "value", (90, None, 95.5)),), suffix="%")
STEPS = Steps(
    (date(2025, 1, 1), date(2025, 1, 2), date(2025, 1, 3), date(2025, 1, 4)),
    (Series("2024 年度", "this_year", (0, 2, 2)), Series("2023 年度", "last_year", (1, 1, 3, 3))),
    marks=(Mark(date(2025, 1, 3), "期限"),),
    ticks=(Mark(date(2025, 1, 1), "1月1日"),),
    ceiling=5,
    ceiling_name="应报 5 家",
)
POINTS = Points(
    (Cloud("部门", "value", (Dot(10, 95, FORMULA, is_named=True), Dot(100, 90.5, "乙"))),),
    "件数",
    "满意率",
    curves=(Curve("均值", "mean", (1, 10, 100), (92, 92, 92)),),
    y_suffix="%",
    log_x=True,
    y_range=(80, 101),
)
FLOW = Flow(
    (Stop("a", "自然人", "natural_person", 0), Stop("g", "予以公开", "granted", 1), Stop("r", SCRIPT, "refused", 1)),
    (("a", "g", 30), ("a", "r", 10)),
)
GRID = Grid(
    ("国家秘密", "其他"),
    (
        GridRow(FORMULA, (Box("3", "3 件", 0.5), None), band="部门"),
        GridRow("乙局", (Box("6", "6 件", 1.0), Box("错", "错误", style="error")), band="乡镇"),
    ),
    corner="单位",
)


def chart(plot, title="受理最多的是甲"):
    return Chart(
        title,
        "单位：件",
        "覆盖 4 家，1 家未报告，未计入",
        "按报告所写的数计。",
        f"{title}。共四家。",
        plot,
        ("单位", "受理"),
        ((FORMULA, 3), (SCRIPT, None)),
    )
