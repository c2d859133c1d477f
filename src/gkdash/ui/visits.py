"""What is new since the last visit: a visit is noted once a session, in the state database."""

from __future__ import annotations

from datetime import UTC, datetime

from gkdash.state.visits import visited
from gkdash.ui import access, data, state
from gkdash.ui.page import Page
from gkdash.views import Row


def news(page: Page) -> tuple[Row | None, datetime | None]:
    """Return what came in since the visit before this session, and when that was; None for both at the first visit."""
    is_noted, before = state.last_visit()
    if not is_noted:
        now = datetime.now(UTC).replace(tzinfo=None)
        before = visited(data.decisions(page.shelf).database, access.owner(), now)
        state.set_last_visit(before)
    if before is None:
        return None, None
    row = data.row(page.shelf, "overview_news", since=before.isoformat(sep=" ", timespec="seconds"))
    return row, before.replace(tzinfo=UTC)
