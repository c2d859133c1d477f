"""Folding of labels: what two spellings of the same statutory label have in common.

Width, white space, quotes, brackets, punctuation, leading numbering and traditional characters differ from file to
file; the words do not. Folding is for comparing only: what is stored and shown stays as printed.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from zhconv.zhconv import convert, getdict

INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]")
_NOT_WORD = re.compile(r"[^0-9A-Za-z一-鿿㐀-䶿\U00020000-\U0003ffff]+")
_NUMBERING = re.compile(
    r"^(?:第[一二三四五六七八九十]{1,3}(?:部分|章|节)\s*[、.．,，。:：]?|第?[一二三四五六七八九十]{1,3}(?=[、.．,，。:：\s])[、.．,，。:：\s]|[(（〔﹙\[]\s*[一二三四五六七八九十0-9]{1,3}\s*[)）〕﹚\]]\s*[、.．,，]?"
    r"|[0-9０-９]{1,2}\s*[、.．,，:：)）]|[①-⑳㈠-㈩⑴-⒇⒈-⒛]|[0-9０-９]{1,2}\s*(?=[^\s0-9０-９.,，、:：)）]))\s*"
)


@lru_cache(maxsize=1)
def _traditional() -> re.Pattern[str]:
    """Match one character that is written otherwise in simplified Chinese."""
    pairs = getdict("zh-hans")
    return re.compile("[" + "".join(key for key, value in pairs.items() if len(key) == 1 and key != value) + "]")


# Mirrors convert words too, not only characters: 政府資訊公開 for 政府信息公开, 規範性檔案 for 规范性文件; 檔案館 is a name.
_WORDS = tuple(
    (re.compile(other), word) for other, word in (("资讯|讯息", "信息"), ("档案(?![馆局室处科中管工服])", "文件"))
)


@lru_cache(maxsize=8192)
def simplify(text: str) -> str:
    """Return `text` in simplified characters and mainland words; text without traditional characters stays as it is."""
    if not _traditional().search(text):
        return text
    plain: str = convert(text, "zh-cn")
    for other, word in _WORDS:
        plain = other.sub(word, plain)
    return plain


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Return the words of `text` alone: no space, punctuation, width or traditional variants; numbering is kept."""
    plain = unicodedata.normalize("NFKC", INVISIBLE.sub("", text))
    return _NOT_WORD.sub("", simplify(plain)).upper()


@lru_cache(maxsize=8192)
def fold_label(text: str) -> str:
    """Return `fold` of a label without its leading numbering: `3.其他`, `３、其他` and `其他` all give `其他`."""
    if text.isdecimal() and text.isascii():
        return text
    squeezed = INVISIBLE.sub("", text).strip()
    return fold(_NUMBERING.sub("", squeezed, count=1))


@lru_cache(maxsize=8192)
def numbering(text: str) -> str:
    """Return the leading numbering of a label folded to its words (`（三）` and `第三、` give `三`), or an empty string."""
    found = _NUMBERING.match(INVISIBLE.sub("", text).strip())
    return fold(found.group()).removeprefix("第") if found else ""
