"""What the gaps beside the empty domains say, in one plain sentence each.

As long as nobody answered, a list of everything that is missing would say nothing: it asks.
"""

from __future__ import annotations

from collections.abc import Sequence

from model.core.messages import Message, Ref, commas, msg, msgn
from model.network.gaps import Filled, Gaps


def gap_messages(gaps: Gaps) -> tuple[Message, ...]:
    """Return a sentence for each kind of gap that there is, and the usual suspects last."""
    found: list[Message] = []
    if gaps.risk_groups:
        found.append(_risk_groups(gaps))
    if gaps.building_blocks:
        found.append(_building_blocks(gaps))
    if gaps.key_persons:
        found.append(_key_persons(gaps))
    if gaps.places:
        found.append(msg("Nobody goes to these places yet: {places}.", places=list(gaps.places)))
    if gaps.usual_suspects.total:
        found.append(_usual_suspects(gaps.usual_suspects))
    return tuple(found)


def _risk_groups(gaps: Gaps) -> Message:
    if not gaps.risk_groups_filled.n:
        return msg("No partner has said yet which groups it sees. Ask them.")
    return msg(
        "No partner has said that it sees these groups: {groups}. {n} of {total} partners filled "
        "this in.",
        groups=_labels("risk-groups", gaps.risk_groups),
        n=gaps.risk_groups_filled.n,
        total=gaps.risk_groups_filled.total,
    )


def _building_blocks(gaps: Gaps) -> Message:
    if not gaps.building_blocks_filled.n:
        return msg("No partner has said yet on which building blocks it works. Ask them.")
    return msg(
        "No partner has said that it works on these building blocks: {blocks}. {n} of {total} "
        "partners filled this in.",
        blocks=_labels("building-blocks", gaps.building_blocks),
        n=gaps.building_blocks_filled.n,
        total=gaps.building_blocks_filled.total,
    )


def _key_persons(gaps: Gaps) -> Message:
    if not gaps.key_persons_filled.n:
        return msg("No partner has said yet which key persons work there. Ask them.")
    return msg(
        "No partner has said that these key persons work there: {roles}. {n} of {total} partners "
        "filled this in.",
        roles=_labels("key-persons", gaps.key_persons),
        n=gaps.key_persons_filled.n,
        total=gaps.key_persons_filled.total,
    )


def _labels(kind: str, ids: Sequence[str]) -> Message:
    return commas(Ref(kind=kind, ref=ref) for ref in ids)


def _usual_suspects(usual: Filled) -> Message:
    return msgn(
        "Of the {total} partners whose domain you know, one comes from the municipality, from care "
        "and welfare, or from self-organisations. Many coalitions begin there.",
        "Of the {total} partners whose domain you know, {n} come from the municipality, from care "
        "and welfare, or from self-organisations. Many coalitions begin there.",
        n=usual.n,
        total=usual.total,
    )
