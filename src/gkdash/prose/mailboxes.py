"""Mailboxes that share one word: `书记和县长信箱` are two."""

from __future__ import annotations

import re
from typing import Final

from gkdash.prose.tokens import Token

# `县委书记和县长信箱`, `市长、局长信箱`
_BOX_OWNERS: Final = re.compile(
    "(?:[县市区州旗省]委|党委|党组)?(书记|市长|县长|区长|旗长|州长|省长|局长|镇长|乡长|主任|院长|校长|厅长)(?=(?:和|与|及|以及|、)[^，。；、\\d]{0,3}(?:书记|[市县区旗州省局镇乡院校厅]长|主任)(?:电子)?信箱)"
)
_OWN_BOXES: Final = {
    "市长": "mayor_mailbox",
    "县长": "county_mailbox",
    "区长": "county_mailbox",
    "旗长": "county_mailbox",
}


def with_boxes(found: list[Token], text: str) -> list[Token]:
    """Name the first of two mailboxes that share one word: `书记和县长信箱`."""
    added = [
        Token(*match.span(), "subject", _OWN_BOXES.get(match[1], "leader_mailbox"), match.group())
        for match in _BOX_OWNERS.finditer(text)
    ]
    if not added:
        return found
    kept = [token for token in found if not any(new.start < token.end and token.start < new.end for new in added)]
    return sorted([*kept, *added], key=lambda token: token.start)
