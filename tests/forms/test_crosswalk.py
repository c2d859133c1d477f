"""What is comparable between the editions, and what is not."""

import csv
from importlib.resources import files
from pathlib import Path

import pytest

from gkdash.errors import FormError
from gkdash.forms import all_editions
from gkdash.forms.crosswalk import concepts, counterpart, load_crosswalk


def test_only_these_figures_are_comparable_between_2019_and_2021() -> None:
    comparable = [item.key for item in concepts() if item.is_comparable]
    assert comparable[:3] == ["licensing_decisions", "penalties_decisions", "coercion_decisions"]
    tables = [{cell[0] for cells in item.cells.values() for cell in cells} for item in concepts() if item.is_comparable]
    assert tables == [{"proactive"}] * 3 + [{"applications"}] * 23 + [{"remedies"}] * 3


def test_the_three_rows_of_2021_together_are_the_one_row_of_2019() -> None:
    assert counterpart(("applications", "other", "total"), "2019", "2021") == (
        ("applications", "other_not_corrected", "total"),
        ("applications", "other_fee_unpaid", "total"),
        ("applications", "other_miscellaneous", "total"),
    )
    assert counterpart(("applications", "other_miscellaneous", "total"), "2021", "2019") == ()


@pytest.mark.parametrize(
    "cell",
    [
        ("proactive", "regulations", "in_force"),  # 现行有效件数 is not 对外公开总数量
        ("proactive", "normative_documents", "issued"),
        ("proactive", "fees", "amount"),  # 万元 here, a number of items in 2019
    ],
)
def test_what_changed_its_meaning_has_no_counterpart(cell: tuple[str, str, str]) -> None:
    assert counterpart(cell, "2021", "2019") == ()


def test_what_kept_its_meaning_has_one() -> None:
    for cell in [
        ("proactive", "licensing", "decisions"),
        ("applications", "granted", "total"),
        ("remedies", "review", "upheld"),
    ]:
        assert counterpart(cell, "2019", "2021") == (cell,)
        assert counterpart(cell, "2021", "2019") == (cell,)


def test_every_cell_of_every_edition_belongs_to_one_concept() -> None:
    for form in all_editions():
        cells = [cell for concept in concepts() for cell in concept.cells.get(form.id, ())]
        assert sorted(cells) == sorted(form.cells())


def test_what_is_not_comparable_says_why_in_both_languages() -> None:
    fees = next(item for item in concepts() if item.key == "fee_amount")
    assert fees.why == "2019年版统计收费项目数量（项），2021年版统计收费金额（万元）"
    assert fees.why_english == "2019 counts fee items (项), 2021 asks for the amount charged (万元)"
    assert all(item.why and item.why_english for item in concepts() if not item.is_comparable)


@pytest.mark.parametrize(
    ("row", "column", "value", "message"),
    [
        (0, "2021", "proactive.regulations.made", "spoilt.csv:2: 'proactive.regulations.made' names no cell of edition 2021"),
        (0, "2021", "proactive.regulations", "spoilt.csv:2: 'proactive.regulations' names no cell of edition 2021"),
        (1, "concept", "regulations_made", "spoilt.csv:3: concept 'regulations_made' is already defined"),
        (1, "2019", "proactive.regulations.made", "spoilt.csv:3: proactive.regulations.made of 2019 already stands on line 2"),
        (0, "2019", "", "spoilt.csv:1: proactive.regulations.made of 2019 belongs to no concept"),
        (0, "comparable", "perhaps", "spoilt.csv:2: comparable is 'perhaps' It must be yes or no."),
        (0, "comparable", "yes", "spoilt.csv:2: is comparable and its columns differ between editions"),
        (1, "comparable", "yes", "spoilt.csv:3: is comparable and stands in fewer than two editions"),
        (0, "why_english", "", "spoilt.csv:2: is not comparable and why_english is empty"),
    ],
)  # fmt: skip
def test_a_defective_crosswalk_is_refused(tmp_path: Path, row: int, column: str, value: str, message: str) -> None:
    with (files("gkdash.forms") / "crosswalk.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    rows[row][column] = value
    with (tmp_path / "spoilt.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    with pytest.raises(FormError) as refused:
        load_crosswalk(tmp_path / "spoilt.csv", all_editions())
    assert str(refused.value) == message
