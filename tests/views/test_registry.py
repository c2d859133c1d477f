"""Every view has an id of its own, stands on a page there is, and answers for a county with data and one without."""

from datetime import date

import pytest

from gkdash.charts import Chart, Grid
from gkdash.charts.figure import figure
from gkdash.i18n import translator
from gkdash.store import open_store
from gkdash.ui.navigation import PAGE_KEYS
from gkdash.views import Nothing, Question, Selection, StoreAsk, all_views
from tests.once import once
from tests.pages import county


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    with open_store(once(tmp_path_factory, county.build)).reader() as reader:
        yield StoreAsk(reader)


def answer(ask, view, year, language="zh", **narrowed):
    chosen = Selection(narrowed.pop("scope", None), year, **narrowed)
    return view.build(Question(ask, chosen, translator(language), language, date(2025, 6, 1)))


@pytest.mark.parametrize("view", all_views().values(), ids=lambda view: view.id)
def test_a_view_is_named_after_its_page(view):
    assert view.id.startswith(f"{view.page}.")
    assert view.page in PAGE_KEYS


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("view", all_views().values(), ids=lambda view: view.id)
def test_a_view_answers_with_a_whole_chart_or_a_reason(view, language, ask):
    made = answer(ask, view, 2024, language)
    if isinstance(made, Nothing):
        assert made.reason
        return
    assert isinstance(made, Chart)
    for text in (made.title, made.unit, made.coverage, made.definition, made.alt):
        assert text.strip()
    assert made.rows
    assert all(len(row) == len(made.head) for row in made.rows)
    assert len(made.row_links) in {0, len(made.rows)}
    if not isinstance(made.plot, Grid):
        assert figure(made).data


@pytest.mark.parametrize(
    "narrowed",
    [{"agency": "qinghe"}, {"scope": "gov"}, {"agency": "nobody"}],
    ids=str,
)
@pytest.mark.parametrize("view", all_views().values(), ids=lambda view: view.id)
def test_a_view_answers_for_any_selection(view, narrowed, ask):
    assert isinstance(answer(ask, view, 2024, **narrowed), (Chart, Nothing))


OF_ALL_YEARS = {"anomalies.tally", "explore.table", "explore.drawing"}
"""Views that do not ask for the year: the tally of the last run, and a pivot whose rows are the years."""


@pytest.mark.parametrize(
    "view", [item for item in all_views().values() if item.id not in OF_ALL_YEARS], ids=lambda view: view.id
)
def test_a_year_nobody_reported_on_has_nothing_to_draw(view, ask):
    assert isinstance(answer(ask, view, 1999), Nothing)
