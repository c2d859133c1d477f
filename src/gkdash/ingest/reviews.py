"""Copies what people decided into the generation under construction, so that readers of the store see it."""

from __future__ import annotations

from collections.abc import Iterator

from gkdash.settings import Settings
from gkdash.state import ClaimTarget, Decided, State, open_state
from gkdash.store import Reviewed, Store, Writer

DECIDED = "decided"
"""What the generation is told of the state: the journal's last line that its copy takes in."""


def state_of(store: Store, settings: Settings) -> State:
    """Return the decisions that belong to a store; nothing is made by asking."""
    return open_state(settings.state or str(store.folder.state))


def has_news(writer: Writer, state: State) -> bool:
    """Tell whether people decided something since the published generation was made."""
    return state.version() != int(writer.info(DECIDED) or 0)


def copy_reviews(writer: Writer, state: State) -> None:
    """Replace the copy of decisions by those in force now."""
    version = state.version()
    writer.replace_reviews(_reviewed(state.in_force()))
    writer.set_info(DECIDED, str(version))


def _reviewed(decisions: Iterator[Decided]) -> Iterator[Reviewed]:
    for item in decisions:
        target = item.target
        decided_at = item.decided_at.replace(tzinfo=None)
        if isinstance(target, ClaimTarget):
            yield Reviewed(
                kind="claim",
                agency_id=target.agency_id,
                agency=target.agency,
                year=target.year,
                decision=item.decision.value,
                reason=item.reason,
                person=item.person,
                decided_at=decided_at,
                key=target.claim_key,
                scope=target.scope,
                period=target.period,
                value=target.value,
                evidence=target.evidence,
                corrected_value=item.corrected_value,
            )
        else:
            yield Reviewed(
                kind="finding",
                agency_id=target.agency_id,
                agency=target.agency,
                year=target.year,
                decision=item.decision.value,
                reason=item.reason,
                person=item.person,
                decided_at=decided_at,
                check_id=target.check_id,
                fingerprint=target.fingerprint,
                message=target.message,
            )
