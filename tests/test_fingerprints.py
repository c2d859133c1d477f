"""What a decision is attached to stays while the values stay, and changes with them."""

import pytest

from gkdash.fingerprints import finding_fingerprint, short_hash

CELL = {"table": "applications", "row": "carried_in", "column": "total", "value": 3}
WORDS = {"text": "受理88件", "start": 10, "end": 16}


@pytest.mark.parametrize(
    "same",
    [
        [WORDS, CELL],
        [{**CELL, "value": 3.0}, WORDS],
        [dict(reversed(CELL.items())), WORDS],
        [CELL, {**WORDS, "start": 90, "end": 96}],
        [{**CELL, "year": None}, WORDS],
    ],
)
def test_equal_values_hash_alike(same):
    assert finding_fingerprint(same) == finding_fingerprint([CELL, WORDS])


@pytest.mark.parametrize(
    "other",
    [
        [CELL],
        [{**CELL, "value": 4}, WORDS],
        [{**CELL, "value": None}, WORDS],
        [{**CELL, "row": "carried_out"}, WORDS],
        [{**CELL, "year": 2023}, WORDS],
        [CELL, {**WORDS, "text": "受理89件"}],
        [CELL, CELL, WORDS],
    ],
)
def test_other_values_do_not(other):
    assert finding_fingerprint(other) != finding_fingerprint([CELL, WORDS])


def test_it_is_short_and_fit_for_any_text():
    assert finding_fingerprint([]) == short_hash("")
    assert len(short_hash("甲\ud83d")) == 12
