"""The store: the only part that opens DuckDB; it keeps what was read, and never reads a report itself.

store = open_store("data/store")
with store.reader() as reader:
    frame = reader.query("years")
"""

from gkdash.store.archive import Archive, Original, hash_file
from gkdash.store.changes import Known
from gkdash.store.derive import Rules
from gkdash.store.examination import Examination
from gkdash.store.findings import Finished, Found, Tally
from gkdash.store.parcels import Parcel, facts_by_number, unpack
from gkdash.store.reader import Reader
from gkdash.store.reviews import Reviewed
from gkdash.store.rows import Loaded
from gkdash.store.scratch import Alone, Scratch
from gkdash.store.store import Store, open_store
from gkdash.store.writer import CHECKING_MEMORY, Writer

__all__ = [
    "CHECKING_MEMORY",
    "Alone",
    "Archive",
    "Examination",
    "Finished",
    "Found",
    "Known",
    "Loaded",
    "Original",
    "Parcel",
    "Reader",
    "Reviewed",
    "Rules",
    "Scratch",
    "Store",
    "Tally",
    "Writer",
    "facts_by_number",
    "hash_file",
    "open_store",
    "unpack",
]
