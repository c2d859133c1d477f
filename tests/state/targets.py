"""What decisions of the tests are about."""

from dataclasses import replace

from gkdash.state import ClaimTarget, FindingTarget

CLAIM = ClaimTarget(
    "tong", "佳县通镇人民政府", 2024, "hotline_12345.received", "own", "year", 88.0, "受理12345热线工单88件"
)
FINDING = FindingTarget("tong", "佳县通镇人民政府", 2024, "all_zero_tables", "4oymiquy7qob", "三张表全部为零。")


def claim_of(number: int) -> ClaimTarget:
    return replace(CLAIM, agency_id=f"a{number}", agency=f"佳县第{number}镇人民政府")
