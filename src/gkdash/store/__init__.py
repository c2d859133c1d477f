"""The store: the only part that opens DuckDB; it keeps what was read, and never reads a report itself.

store = open_store("data/store")
with store.reader() as reader:
    frame = reader.query("years")
"""

from gkdash.store.reader import Reader
from gkdash.store.store import Store, open_store

__all__ = ["Reader", "Store", "open_store"]
