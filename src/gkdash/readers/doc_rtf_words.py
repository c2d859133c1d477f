"""The control words of RTF that the reader knows, by what it does with them."""

from __future__ import annotations

from gkdash.readers.word_edges import H_FIRST, H_JOINED, V_CONTINUE, V_RESTART

SYMBOLS = {
    b"tab": "\t",
    b"line": "\n",
    b"page": "\n",
    b"column": "\n",
    b"emdash": "—",
    b"endash": "–",
    b"lquote": "‘",
    b"rquote": "’",
    b"ldblquote": "“",
    b"rdblquote": "”",
    b"bullet": "•",
    b"emspace": "\u2003",
    b"enspace": "\u2002",
    b"qmspace": " ",
}
SKIPPED = frozenset(
    b"colortbl stylesheet info pict objdata nonshppict shprslt sp fldinst xe tc tcn bkmkstart bkmkend "
    b"annotation atnid atnauthor atrfstart atrfend atndate atnref listtable listoverridetable rsidtbl generator "
    b"themedata colorschememapping datastore latentstyles xmlnstbl mmathPr ftnsep ftnsepc ftncn aftnsep aftnsepc "
    b"aftncn formfield ffdeftext nonesttables filetbl revtbl pgptbl falt panose private1 template operator "
    b"passwordhash userprops pgdsctbl background keywords blipuid picprop".split()
)
STARRED = frozenset(b"footnote shppict shpinst nesttableprops listtext shptxt do dptxbxtext shpgrp pntext".split())
"""Destinations marked ignorable that are read all the same."""
HEADERS = frozenset(b"header headerl headerr headerf footer footerl footerr footerf".split())
NOTES = frozenset((b"footnote",))
BOXES = frozenset((b"shptxt", b"dptxbxtext"))
LABELS = frozenset((b"listtext", b"pntext"))
TOGGLES = {b"v": "hidden", b"deleted": "deleted", b"strike": "struck", b"striked": "struck", b"super": "raised"}
CELL_FLAGS = {b"clvmgf": V_RESTART, b"clvmrg": V_CONTINUE, b"clmgf": H_FIRST, b"clmrg": H_JOINED}
