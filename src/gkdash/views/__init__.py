"""Views: every chart by a name, from the question to the finished specification, without a screen.

Pages, exports and references ask here, so that what is seen is what is exported. Knows no Streamlit and no DuckDB: rows
come through an `Ask`.
"""

from gkdash.views.ask import Ask, Parameter, Row, StoreAsk, records
from gkdash.views.model import Nothing, Question, Selection, View
from gkdash.views.registry import all_views, view

__all__ = [
    "Ask",
    "Nothing",
    "Parameter",
    "Question",
    "Row",
    "Selection",
    "StoreAsk",
    "View",
    "all_views",
    "records",
    "view",
]
