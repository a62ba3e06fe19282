"""Two people changed the same thing: show both, let the person choose per field, lose nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal, TypeVar

import streamlit as st

from model.core.entity import Entity
from model.core.errors import StaleWriteError
from pages.shared.in_words import in_words
from pages.shared.plain import plain
from pages.shared.read_only import draw_answer
from pages.shared.session import Session

E = TypeVar("E", bound=Entity)
Choice = Literal["mine", "theirs", "both"]
Keep = Callable[..., object]
"""Writes some fields of what stands there, as `change_partner(work, theirs, name=…)` does."""
Words = Mapping[str, Callable[[Any], str]]
"""Field → what one value of it is called on screen."""

_KEY = "conflict"
_LONG = 100
"""From so many characters on, keeping both texts makes sense: it is no name or number."""


def keep_conflict(error: StaleWriteError) -> None:
    """Remember both values until the person chose."""
    st.session_state[_KEY] = (error.yours, error.theirs, error.clashes)


def in_conflict(listed: Iterable[E]) -> E | None:
    """Return which of these two people changed, so that a long list asks nothing about the rest."""
    known = st.session_state.get(_KEY)
    return next((one for one in listed if known and one.id == known[1].id), None)


def draw_conflict(
    session: Session,
    entity_id: str,
    labels: Mapping[str, str],
    keep: Keep,
    *,
    words: Words | None = None,
    typed_in: str = "",
) -> None:
    """Draw both values of each field that both changed, and let the person choose for each.

    What only one of the two changed needs no question: it is kept whatever they choose (see
    `model.services.merging`).

    Args:
        session: for the language, and to write in this person's name.
        entity_id: what the conflict must be about; another one is drawn elsewhere.
        labels: the fields by name; in a field with parts, `field.part` names a part.
        keep: the service that writes the chosen values over the newer version. When somebody
            wrote once more meanwhile, it says so and the person chooses again.
        words: what values are called, where they are not texts, numbers or dates.
        typed_in: how the keys of fields begin that show again what stands there after the choice.

    """
    known = st.session_state.get(_KEY)
    if known is None or known[1].id != entity_id:
        return
    yours, theirs, clashes = known
    asked = _asked(yours, theirs, labels, clashes)
    t = session.t
    with st.container(border=True, key="conflict-box"):
        st.markdown(
            f":material/group: **{t('Somebody else changed this at the same time. Choose.')}**"
        )
        st.caption(t("What only one of you changed is kept, whatever you choose here."))
        chosen = _choose(
            session, yours, theirs, {one: labels.get(one, one) for one in asked}, words
        )
    if chosen is None:
        return
    st.session_state.pop(_KEY)
    with session.faults():
        _write(session, theirs, keep, chosen_values(yours, theirs, labels, chosen))
        _forget_typed(typed_in)
        st.rerun()
    st.session_state[_KEY] = known  # It could not be written: nothing that was typed is lost.


def chosen_values(
    yours: Entity, theirs: Entity, labels: Mapping[str, str], chosen: Mapping[str, Choice]
) -> dict[str, Any]:
    """Return what to write over what stands there: the choices, and what only this person changed.

    A field without a label follows from one that has one, such as the day on which an action was
    done. It goes along only when everything this person typed is kept.
    """
    values: dict[str, Any] = {}
    all_mine = all(choice == "mine" for choice in chosen.values())
    named = {label.partition(".")[0] for label in labels}
    for field in type(theirs).model_fields:
        mine, other = getattr(yours, field), getattr(theirs, field)
        if field in ("id", "version", "coalition_id") or mine == other:
            continue
        if field in named or field in chosen or all_mine:
            values[field] = _value(field, mine, other, chosen)
    return {name: value for name, value in values.items() if value != getattr(theirs, name)}


def _value(field: str, mine: Any, other: Any, chosen: Mapping[str, Choice]) -> Any:  # noqa: ANN401 - any field
    whole = chosen.get(field)
    if whole is not None:
        return {"mine": mine, "theirs": other}[whole] if whole != "both" else _both(other, mine)
    if not isinstance(mine, Mapping):
        return mine
    made = dict(mine)
    for name, choice in chosen.items():
        owner, _, part = name.partition(".")
        if owner != field or choice == "mine":
            continue
        if choice == "both":
            made[part] = _both(other.get(part, ""), mine.get(part, ""))
        elif part in other:
            made[part] = other[part]
        else:
            made.pop(part, None)
    return made


def _both(first: str, second: str) -> str:
    return f"{first.rstrip()}\n\n{second.lstrip()}"


def _asked(
    yours: Entity, theirs: Entity, labels: Mapping[str, str], clashes: tuple[str, ...]
) -> list[str]:
    """Return the fields to choose about, in the order of the form."""
    differing = [one for one in labels if _of(yours, one) != _of(theirs, one)]
    asked = [one for one in differing if one in clashes or one.partition(".")[0] in clashes]
    return (asked if clashes else differing) or list(clashes)


def _of(entity: Entity, name: str) -> Any:  # noqa: ANN401 - any field
    field, _, part = name.partition(".")
    value = getattr(entity, field)
    return value.get(part) if part and isinstance(value, Mapping) else value


def _choose(
    session: Session, yours: Entity, theirs: Entity, asked: Mapping[str, str], words: Words | None
) -> dict[str, Choice] | None:
    """Draw each field with its two values; returns the choices once a button is pressed."""
    t = session.t
    names: dict[Choice, str] = {
        "mine": t("Keep what I typed"),
        "theirs": t("Keep what stands there"),
        "both": t("Keep both, one under the other"),
    }
    if len(asked) > 1:
        with st.form(f"conflict-form-{theirs.id}-{theirs.version}", border=False):
            chosen: dict[str, Choice] = {}
            for field, label in asked.items():
                may = _draw_values(session, field, label, (yours, theirs), words)
                chosen[field] = st.radio(
                    label,
                    may,
                    format_func=names.__getitem__,
                    horizontal=True,
                    label_visibility="collapsed",
                    key=f"conflict-{field}",
                )
            pressed = st.form_submit_button(
                t("Keep these choices"), type="primary", key="conflict-keep"
            )
        return chosen if pressed else None
    for field, label in asked.items():
        may = _draw_values(session, field, label, (yours, theirs), words)
        with st.container(horizontal=True):
            for one in may:
                kind: Literal["primary", "secondary"] = "primary" if one == "mine" else "secondary"
                if st.button(names[one], type=kind, key=f"conflict-{one}"):
                    return {field: one}
    return None


def _draw_values(
    session: Session, field: str, label: str, pair: tuple[Entity, Entity], words: Words | None
) -> list[Choice]:
    """Draw what both made of one field; returns what there is to choose."""
    t = session.t
    mine, other = (_of(one, field) for one in pair)
    word = (words or {}).get(field)
    st.markdown(f"**{plain(label)}**")
    left, right = st.columns(2)
    with left:
        draw_answer(session, t("What you typed"), in_words(session, mine, word))
    with right:
        draw_answer(session, t("What stands there now"), in_words(session, other, word))
    is_text = word is None and isinstance(mine, str) and isinstance(other, str)
    if is_text and mine and other and max(len(mine), len(other)) >= _LONG:
        return ["mine", "theirs", "both"]
    return ["mine", "theirs"]


def _write(session: Session, theirs: Entity, keep: Keep, values: dict[str, Any]) -> None:
    if not values:
        return
    try:
        with session.work() as work:
            keep(work, theirs, **values)
    except StaleWriteError as error:
        keep_conflict(error)


def _forget_typed(typed_in: str) -> None:
    for key in [one for one in st.session_state if typed_in and str(one).startswith(typed_in)]:
        del st.session_state[key]
