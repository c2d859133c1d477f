"""Names of agencies as titles and signatures print them: what one looks like, and when a long one spells out a short one."""

from __future__ import annotations

import re

from gkdash.extract.dates import normal
from gkdash.extract.fold import simplify

_FULL_END = (
    "人民政府",
    "办公室",
    "局",
    "厅",
    "部",
    "委",
    "办",
    "院",
    "中心",
    "署",
    "会",
    "公司",
    "大学",
    "社",
    "站",
    "所",
    "队",
    "集团",
    "校",
    "馆",
    "台",
    "处",
    "科",
)
"""What a full official name ends with."""
_PLACE_END = ("政府", "街道", "镇", "乡", "区", "县", "市", "省", "州", "盟", "旗")
"""What a short name may end with: the place alone."""
_SPACE = re.compile(r"\s+")
_SEAL = re.compile(r"\((?:[盖蓋]章|公章|[签簽]章|印章|章|代章)\)$")


def squeeze(text: str) -> str:
    """Return text in half width without white space, and without the place of a seal: `县财政局（盖章）`."""
    return _SEAL.sub("", _SPACE.sub("", normal(text)))


def is_name(text: str) -> bool:
    """Tell whether a line can be an agency's name, short or full, and nothing else."""
    return (
        2 <= len(text) <= 40
        and simplify(text).endswith((*_FULL_END, *_PLACE_END))
        and not re.search(r"[。；;，,：:！？!?]|\d{3}", text)
    )


def is_full_name(text: str) -> bool:
    """Tell whether a name ends as full official names do: 县财政局, not 县."""
    return simplify(text).endswith(_FULL_END)


def spells_out(left: str, right: str) -> bool:
    """Tell whether a short name's characters all stand, in order, in the long one: 县人社局, 县人力资源和社会保障局."""
    at = 0
    for char in left:
        at = right.find(char, at)
        if at < 0:
            return False
        at += 1
    return True
