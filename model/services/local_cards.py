"""Keeping the coalition's own cards, and showing them beside ours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from model.core.catalogue import Source, Text
from model.core.errors import InvalidInputError
from model.core.messages import msg
from model.process.local_cards import LocalCard
from model.services.library_card import Card
from model.services.library_data import ROLES, Tags
from model.services.merging import save_merged
from model.services.rights import by_right
from model.services.validation import clear_fault

if TYPE_CHECKING:
    from model.storage.unit_of_work import UnitOfWork


@by_right
def local_cards(work: UnitOfWork, coalition_id: str) -> list[LocalCard]:
    """Return the coalition's own cards by title."""
    found = work.local_cards.find(coalition_id=coalition_id)
    return sorted(found, key=lambda card: card.title.casefold())


@by_right
def add_local_card(work: UnitOfWork, coalition_id: str, **values: Any) -> LocalCard:  # noqa: ANN401
    """Write a new card.

    Raises:
        InvalidInputError: it has no title or no text, a text is too long, or the link is no link.

    """
    try:
        card = LocalCard(coalition_id=coalition_id, **_checked(values))
    except ValidationError as error:
        raise clear_fault(error) from error
    added = work.local_cards.add(card)
    work.commit()
    return added


@by_right
def change_local_card(work: UnitOfWork, card: LocalCard, **values: Any) -> LocalCard:  # noqa: ANN401
    """Write changed fields of a card.

    Raises:
        InvalidInputError: it has no title or no text, a text is too long, or the link is no link.
        StaleWriteError: somebody else changed it meanwhile.

    """
    checked = _checked({"title": card.title, "text": card.text, **values})
    saved = save_merged(work.local_cards, card, checked)
    work.commit()
    return saved


@by_right
def remove_local_card(work: UnitOfWork, card: LocalCard) -> None:
    """Remove a card; it can be taken back from the history."""
    work.local_cards.remove(card)
    work.commit()


def as_card(local: LocalCard) -> Card:
    """Return a local card in the form of the library; its text is the same in both languages."""
    source = Source(title=local.source_title or local.source_url, url=local.source_url)
    return Card(
        id=f"local:{local.id}",
        kind="local",
        item=local.id,
        title=_text(local.title),
        text=_text(local.text),
        do=(_text(local.todo),) if local.todo else (),
        page=local.page,
        use=None,
        sources=(source,) if source.title else (),
        tags=Tags(roles=local.roles or ROLES, groups=local.groups, steps=local.steps),
    )


def _text(typed: str) -> Text:
    return Text(nl=typed, en=typed)


def _checked(values: dict[str, Any]) -> dict[str, Any]:
    trimmed = {
        name: value.strip() if isinstance(value, str) else value for name, value in values.items()
    }
    if not trimmed.get("title"):
        raise InvalidInputError(msg("Give the card a title."))
    if not trimmed.get("text"):
        raise InvalidInputError(msg("Write one or two sentences on the card."))
    url = trimmed.get("source_url", "")
    if url and not url.startswith(("http://", "https://")):
        raise InvalidInputError(msg("A link begins with https:// or http://."))
    return trimmed
