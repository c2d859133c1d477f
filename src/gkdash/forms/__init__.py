"""The law as data: editions of the statutory form, and the crosswalk between them."""

from gkdash.forms.model import (
    Block,
    CellKey,
    CollapsedRow,
    Column,
    Edition,
    Group,
    Kind,
    Relation,
    Row,
    SectionForm,
    Table,
)
from gkdash.forms.registry import all_editions, edition, edition_for_year

__all__ = [
    "Block",
    "CellKey",
    "CollapsedRow",
    "Column",
    "Edition",
    "Group",
    "Kind",
    "Relation",
    "Row",
    "SectionForm",
    "Table",
    "all_editions",
    "edition",
    "edition_for_year",
]
