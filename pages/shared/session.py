"""Where am I: the few named session keys, and what every page needs to know."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

import streamlit as st

from model.core.actor import Actor
from model.core.catalogue import Catalogue, catalogue
from model.core.coalitions import Coalition
from model.core.errors import DomainError
from model.core.translation import LANGUAGES, Language, Translator
from model.services.coalitions import open_coalition
from model.services.opening import is_shared_server, start_work
from model.services.remembering import recall, remember
from model.services.rights import roles_for
from model.storage.unit_of_work import UnitOfWork
from pages.shared.identity import Identity, identify
from pages.shared.plain import plain_values
from pages.shared.waiting import when_there

LANGUAGE_KEY = "language"
PERSON_KEY = "person"
COALITION_KEY = "coalition_id"
SESSION_KEY = "session"


@dataclass(frozen=True)
class Session:
    """The reader's language, name and coalition in this run."""

    language: Language
    t: Translator
    person: str
    coalition: Coalition | None
    catalogue: Catalogue
    identity: Identity

    @property
    def actor(self) -> Actor:
        """Who works here, in which role."""
        return self.identity.actor

    def may(self, service: Callable[..., object]) -> bool:
        """Whether this person may use a service, so that a page can leave its button out."""
        return self.actor.role in roles_for(service.__module__, service.__name__)

    def label(self, kind: str, item_id: str) -> str:
        """Return the label of a catalogue id in the reader's language."""
        return self.catalogue.label(kind, item_id, self.language)

    def work(self, *, writes: bool = True) -> UnitOfWork:
        """Return a unit of work in this person's name."""
        return start_work(actor=self.actor, writes=writes)

    @contextmanager
    def faults(self) -> Iterator[None]:
        """Show what a person can mend as one clear sentence, where it happens."""
        try:
            yield
        except DomainError as error:
            st.error(self.t.message(plain_values(error.message)), icon=":material/error:")


def open_session() -> Session:
    """Find out who reads, in which language, in which coalition. Stops on a broken database."""
    wanted = _wanted_language()
    try:
        language, person, identity = when_there(partial(_who_is_here, wanted), wanted or "nl")
    except DomainError as error:
        st.error(
            Translator(wanted or "nl").message(plain_values(error.message)), icon=":material/error:"
        )
        st.stop()
    shared, coalition = catalogue(), identity.coalition
    session = Session(
        language,
        Translator(language, shared),
        identity.actor.name,
        coalition,
        shared,
        identity,
    )
    st.session_state[LANGUAGE_KEY] = language
    st.session_state[PERSON_KEY] = person
    st.session_state[COALITION_KEY] = coalition.id if coalition else ""
    st.session_state[SESSION_KEY] = session
    return session


def _who_is_here(wanted: Language | None) -> tuple[Language, str, Identity]:
    with start_work(writes=False) as work:
        language = wanted or _remembered_language(work)
        person = st.session_state.get(PERSON_KEY) or _remembered_person(work)
        return language, person, identify(work, _wanted_coalition(), person)


def current_session() -> Session:
    """Return the session as the frame opened it in this run; for use in a page."""
    session: Session = st.session_state[SESSION_KEY]
    return session


def keep_language(language: Language) -> None:
    """Use a language from now on, and remember it on a laptop."""
    st.session_state[LANGUAGE_KEY] = language
    _remember_on_laptop("language", {"id": language})


def keep_person(name: str) -> None:
    """Use a name in the change records from now on, and remember it on a laptop."""
    st.session_state[PERSON_KEY] = name.strip()
    _remember_on_laptop("person", {"name": name.strip()})


def keep_coalition(session: Session, coalition_id: str) -> None:
    """Work in another coalition from now on: one of those this person can choose."""
    if coalition_id not in {one.id for one in session.identity.choices}:
        return
    # Somebody with a login reaches one coalition at a time; choosing another is a step outside it.
    chooser = Actor(name=session.person, known=session.actor.known, account=session.actor.account)
    with start_work(actor=chooser) as work:
        open_coalition(work, coalition_id)
    st.session_state[COALITION_KEY] = coalition_id


def _remember_on_laptop(name: str, value: dict[str, str]) -> None:
    if is_shared_server():
        return
    with start_work() as work:
        remember(work, name, value)
        work.commit()


def _wanted_language() -> Language | None:
    chosen = st.session_state.get(LANGUAGE_KEY) or st.query_params.get("taal")
    return chosen if chosen in LANGUAGES else None


def _remembered_language(work: UnitOfWork) -> Language:
    known = recall(work, "language").get("id")
    return "en" if known == "en" and not is_shared_server() else "nl"


def _remembered_person(work: UnitOfWork) -> str:
    return "" if is_shared_server() else str(recall(work, "person").get("name", ""))


def _wanted_coalition() -> str:
    return str(st.session_state.get(COALITION_KEY) or st.query_params.get("coalitie", ""))
