"""Names of agencies folded for comparison, and ids made from them; knows no roster."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

import zhconv

_BRACKETS = str.maketrans("〔【［[｛{﹝<〈《", "((((((((((")
_CLOSING = str.maketrans("〕】］]｝}﹞>〉》", "))))))))))")
_REMARK = re.compile(r"\(([^()]*)\)")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Return a name in simplified characters, half width, with round brackets and without any space."""
    text = unicodedata.normalize("NFKC", name).translate(_BRACKETS).translate(_CLOSING)
    text = "".join(ch for ch in text if not ch.isspace() and unicodedata.category(ch) not in {"Cf", "Cc"})
    return str(zhconv.convert(text, "zh-hans")).strip("、,;:。.·-\"'“”‘’")


def without_remarks(folded: str) -> str:
    """Return a folded name without remarks in brackets.

    A bracket that names an office stays, since `佳县人民政府(办公室)` is not `佳县人民政府`.
    """

    def keep(remark: re.Match[str]) -> str:
        return remark[1] if "办" in remark[1] else ""

    return _REMARK.sub(keep, folded) or folded


def drop_remarks(folded: str) -> str:
    """Return a folded name without anything in brackets."""
    return _REMARK.sub("", folded) or folded


def agency_id_for(name: str, *path: str) -> str:
    """Return the stable id of an agency that has none given: a hash of its name and of those above it, top first."""
    full = "/".join(fold(part) for part in (*path, name))
    return hashlib.sha256(full.encode()).hexdigest()[:12]
