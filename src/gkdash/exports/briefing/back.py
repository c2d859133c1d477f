"""From a reference back to the figure as it was, while the generation it was drawn from is kept."""

from __future__ import annotations

from gkdash.charts import Chart
from gkdash.exports.briefing.gather import chart_of
from gkdash.exports.briefing.model import Wanted
from gkdash.i18n.formats import in_beijing
from gkdash.state import Reference
from gkdash.store import Reader, Store
from gkdash.views import StoreAsk


def then(store: Store, found: Reference, language: str) -> Chart | None:
    """Return the figure from its own generation, on the day it was made; None where that or the view is gone."""
    path = store.folder.generations / found.generation
    if not path.is_file():
        return None
    with Reader(path) as reader:
        wanted = Wanted(found.view, found.parameters)
        _, answer = chart_of(wanted, StoreAsk(reader), language=language, today=in_beijing(found.made_at).date())
    return answer if isinstance(answer, Chart) else None
