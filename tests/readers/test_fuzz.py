"""Cut and corrupted files give a document or a refusal, never another error and never an endless read."""

from __future__ import annotations

import time
from pathlib import Path
from random import Random

import pytest

from gkdash.errors import UnreadableDocument
from gkdash.readers import read
from gkdash.settings import Limits

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
FORMATS = ("html", "md", "txt", "xls", "xlsx", "zip")
LIMITS = Limits()


def outcome(content: bytes) -> str:
    began = time.monotonic()
    try:
        text = read(content, limits=LIMITS).text
    except UnreadableDocument as refusal:
        text = refusal.code.value
    assert time.monotonic() - began < 20
    return text


@pytest.fixture(params=FORMATS)
def sample(request) -> bytes:
    path = SAMPLES / f"report.{request.param}"
    if not path.is_file():
        pytest.skip(f"{path.name} is not among the samples")
    return path.read_bytes()


def test_cut_anywhere(sample):
    random = Random(len(sample))
    for _ in range(25):
        outcome(sample[: random.randrange(len(sample))])


def test_bytes_changed(sample):
    random = Random(len(sample) + 1)
    for _ in range(40):
        content = bytearray(sample)
        for _ in range(random.choice((1, 5, 50))):
            content[random.randrange(len(content))] = random.randrange(256)
        outcome(bytes(content))


def test_pieces_moved_and_repeated(sample):
    random = Random(len(sample) + 2)
    for _ in range(15):
        cuts = sorted(random.randrange(len(sample)) for _ in range(4))
        pieces = [sample[a:b] for a, b in zip([0, *cuts], [*cuts, len(sample)], strict=True)]
        random.shuffle(pieces)
        outcome(b"".join(pieces) + random.choice(pieces))
