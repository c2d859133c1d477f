"""A decision stands while the claim's value and words stay, or the finding's values; else it has lapsed."""

from dataclasses import asdict, replace
from datetime import UTC, datetime

import pytest

from gkdash.fingerprints import finding_fingerprint
from gkdash.state import ClaimDecision, Decided, FindingDecision, claims_standing, findings_standing
from tests.state.targets import CLAIM, FINDING

NOW = datetime(2025, 2, 1, tzinfo=UTC)
ON_CLAIM = Decided(1, CLAIM, ClaimDecision.CONFIRMED, "", "李文", NOW)
ON_FINDING = Decided(2, FINDING, FindingDecision.WAIVED, "无业务", "李文", NOW)


def row(**change):
    made = {"key": CLAIM.claim_key, "claim_id": "c1"} | {
        name: getattr(CLAIM, name) for name in ("scope", "period", "value", "evidence")
    }
    return {**made, **change}


def test_a_decision_stands_with_its_claim():
    found = claims_standing([ON_CLAIM, ON_FINDING], [row(claim_id="c0", evidence="别的"), row()])
    assert (found.active, found.lapsed) == ({"c1": ON_CLAIM}, ())


def test_where_the_claim_stands_does_not_matter():
    assert claims_standing([ON_CLAIM], [row(start_offset=900, claim_id="c9")]).active == {"c9": ON_CLAIM}


@pytest.mark.parametrize(
    "change",
    [
        {"value": 89.0},
        {"evidence": "受理12345热线工单89件"},
        {"scope": "area"},
        {"period": "cumulative"},
        {"key": "hotline_other.received"},
    ],
)
def test_a_decision_lapses_with_what_it_was_about(change):
    found = claims_standing([ON_CLAIM], [row(**change)])
    assert (found.active, found.lapsed) == ({}, (ON_CLAIM,))


def test_a_decision_without_a_report_has_lapsed():
    assert claims_standing([ON_CLAIM], []).lapsed == (ON_CLAIM,)


def test_of_two_equal_claims_the_first_is_meant():
    assert list(claims_standing([ON_CLAIM], [row(claim_id="c1"), row(claim_id="c2")]).active) == ["c1"]


def test_a_decision_stands_with_the_values_of_its_finding():
    evidence = [{"table": "applications", "row": "new_received", "column": "total", "value": 0}]
    target = replace(FINDING, fingerprint=finding_fingerprint(evidence))
    decided = replace(ON_FINDING, target=target)
    same = {"check_id": target.check_id, "fingerprint": finding_fingerprint(evidence)}
    assert findings_standing([decided, ON_CLAIM], [same]).active == {f"{target.check_id}/{target.fingerprint}": decided}
    other = {**same, "fingerprint": finding_fingerprint([{**evidence[0], "value": 1}])}
    assert findings_standing([decided], [other]).lapsed == (decided,)
    assert findings_standing([decided], [{**same, "check_id": "zero_streak"}]).lapsed == (decided,)


def test_the_hash_of_a_target_leaves_out_names_and_wording():
    assert replace(CLAIM, agency="通镇").hash == CLAIM.hash
    assert replace(CLAIM, value=88).hash == CLAIM.hash
    assert replace(FINDING, message="别的话", agency="通镇").hash == FINDING.hash
    assert len({replace(CLAIM, **{name: "x"}).hash for name in asdict(CLAIM) if name not in {"agency", "value"}}) == 6
