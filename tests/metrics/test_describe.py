"""The page of metrics says what the catalogue says."""

from pathlib import Path

from gkdash.metrics.catalogue import all_metrics, prose_metrics
from gkdash.metrics.describe import page

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_the_page_of_metrics_is_in_step_with_the_catalogue():
    assert (DOCS / "metrics.md").read_text(encoding="utf-8") == page(), (
        "run: python -m gkdash.metrics.describe docs/metrics.md"
    )


def test_every_metric_has_its_row():
    rows = [line.split("|")[1].strip() for line in page().splitlines() if line.startswith("| `")]
    assert rows == [f"`{key}`" for key in (*all_metrics(), *prose_metrics())]


def test_a_row_says_formula_columns_and_minimum():
    row = next(line for line in page().splitlines() if line.startswith("| `disclosure_rate_held` |"))
    cells = [cell.strip() for cell in row.split("|")[1:-1]]
    assert cells[1:3] == ["公开率（占有信息可答复的） Disclosure rate, of information held", "%"]
    assert cells[5:8] == ["`granted` + `partly_granted`", "`granted` + `partly_granted` + `refused`", "10"]
