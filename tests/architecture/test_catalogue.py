"""The catalogue keeps its promises: complete, bilingual, readable, and clear about its faults."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from streamlit.material_icon_names import ALL_MATERIAL_ICONS

from model.core.catalogue import (
    DATA_DIR,
    Domains,
    Item,
    Steps,
    Text,
    Vocabulary,
    catalogue,
    load,
    parse,
)
from model.core.errors import CatalogueError

STEPS = ["initiative", "facts", "organise", "plan", "execute", "sustain"]
DOMAINS = [
    "municipality",
    "self-organisations",
    "businesses",
    "integration",
    "debt-poverty",
    "care-welfare",
    "housing",
    "arts-culture",
    "faith",
    "sport",
    "education",
    "finance",
    "other",
]
PAGES = [
    "/",
    "/stappen",
    "/cijfers",
    "/plan",
    "/acties",
    "/partners",
    "/netwerk",
    "/relaties",
    "/projecten",
    "/scorekaart",
    "/rondes",
    "/beoordeling",
    "/vergelijking",
    "/bijeenkomst",
    "/kennisbank",
    "/documenten",
    "/instellingen",
]

# Ids that are file formats: DESIGN section 4 and the stored literals of the entities.
FIXED = {
    "building-blocks": "awareness finding supporting quality cooperating informing",
    "pillars": "commitment network involvement sustainable monitoring",
    "kinds-of-support": (
        "practical-help social-skills meeting meaningful-contact valued-role pastime "
        "realistic-expectations"
    ),
    "lessons": "target-group referral-alliance find-places key-persons wording personal-asking",
    "outcomes": "met partly-met not-met insufficient-evidence not-applicable error",
    "support-cycle": "recognise discuss listen wishes act look-back",
    "risk-groups": (
        "mental-vulnerability migration-background over-85 youth divorced disability carers "
        "homeless older-people low-ses bereavement illness unemployment"
    ),
    "key-persons": (
        "area-broker active-residents gp neighbourhood-team district-nurse social-worker "
        "elderly-adviser carer-support home-care mental-health-worker work-income-officer "
        "caretaker community-police volunteer clergy teacher sports-coach librarian shopkeeper "
        "experience-expert"
    ),
    "partner-roles": (
        "convenor core-group working-group host funder signatory ambassador experience-expert"
    ),
    "contributions": (
        "people volunteers place money knowledge access communication transport activities "
        "training data"
    ),
    "annotation-reasons": "done-differently not-here done-already not-in-plan disagree",
    "statuses": "prospect invited joined left",
    "tie-strengths": "none knows cooperates coordinates integrated",
    "tie-kinds": "strength refers formal",
    "handovers": "unknown cold warm",
    "step-states": "not-started busy done",
    "action-states": "open doing done dropped",
    "project-statuses": "idea planned running finished stopped",
    "aims": "prevent find reduce awareness volunteers network",
    "recruits": "participants volunteers nobody",
    "severities": "none raised-risk mild severe",
    "loneliness-kinds": "social emotional existential",
    "causes": "person network-change society",
    "agreements": "unknown none spoken written",
    "contacts": "unknown face-to-face phone message mailing",
    "phases": "open reviewing discussing deciding closed",
    "modes": "light full",
    "list-states": "unknown missing busy arranged not-here",
    "certainties": "granted promised asked idea",
    "bands": "in undecided out",
    "award-outcomes": "granted refused held",
    "eligibility": "met not-met unclear",
    "conflict-states": "proposed confirmed dismissed",
    "check-outcomes": "pass fail unclear not-applicable",
    "funding-checks": "structural reach-severity support-fit not-too-generic exclusions",
    "plan-chapters": (
        "occasion figures ambition building-blocks partners projects actions budget "
        "communication monitoring anchoring"
    ),
    "themes": (
        "diverse-network sport-culture participation neighbourhood-life skills-confidence "
        "getting-there breathing-space affordable life-transitions"
    ),
}

VOCABULARY_FILES = sorted((DATA_DIR / "catalogue" / "vocabularies").glob("*.yaml"))


def _texts(value: Any) -> Iterator[Text]:
    """Every bilingual text inside a catalogue model, however deep."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _texts(part)
    elif hasattr(type(value), "model_fields"):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name))


def _luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb`, as WCAG 2.2 defines it."""

    def linear(channel: str) -> float:
        share = int(channel, 16) / 255
        return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(colour[start : start + 2]) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("path", VOCABULARY_FILES, ids=lambda path: path.stem)
def test_vocabulary_file_carries_its_own_name_and_help(path: Path) -> None:
    """A vocabulary is named after its file, has a source, and explains each item."""
    vocabulary = load(f"catalogue/vocabularies/{path.name}", Vocabulary)

    assert vocabulary.id == path.stem
    assert vocabulary.source.title
    assert vocabulary.items
    assert all(item.help for item in vocabulary.items)


def test_every_fixed_vocabulary_is_there_and_in_order() -> None:
    """The ids that files and stored rows rely on are present, in their fixed order."""
    found = {
        name: [item.id for item in vocabulary.items]
        for name, vocabulary in catalogue().vocabularies.items()
    }

    assert found == {name: ids.split() for name, ids in FIXED.items()}


def test_steps_and_domains_are_there_and_in_order() -> None:
    """The six steps and the twelve domains with `other` keep their ids and their order."""
    assert list(catalogue().steps) == STEPS
    assert list(catalogue().domains) == DOMAINS


@pytest.mark.parametrize("name", ["steps", "domains", *sorted(FIXED)])
def test_texts_differ_between_the_languages(name: str) -> None:
    """No text was left in the other language: Dutch and English are never the same."""
    whole: object = {
        "steps": load("catalogue/steps.yaml", Steps),
        "domains": load("catalogue/domains.yaml", Domains),
    }.get(name) or load(f"catalogue/vocabularies/{name}.yaml", Vocabulary)

    same = [text.nl for text in _texts(whole) if text.nl == text.en]

    assert same == []


def test_labels_are_sentence_case_and_unique() -> None:
    """Labels start with a capital, and no two items of one list share a label."""
    for kind in ("steps", "domains", *FIXED):
        items: list[Item] = list(catalogue().items(kind).values())
        for language in ("nl", "en"):
            labels = [item.label.in_language(language) for item in items]
            assert all(label[0].isupper() or label[0].isdigit() for label in labels), kind
            assert len(labels) == len(set(labels)), kind


def test_light_mode_asks_two_or_three_things_a_step() -> None:
    """A small start ticks off two or three points a step; the full list has five to eight."""
    for step in catalogue().steps.values():
        assert 3 <= len(step.questions) <= 5
        assert 2 <= len(step.products) <= 4
        assert 5 <= len(step.checklist) <= 8
        assert 2 <= sum(item.light for item in step.checklist) <= 3


def test_step_ids_inside_a_step_are_unique() -> None:
    """Ticks and answers are stored by id, so an id stands once in a step."""
    for step in catalogue().steps.values():
        for items in (step.questions, step.products, step.checklist):
            ids = [item.id for item in items]
            assert len(ids) == len(set(ids)), step.id


def test_steps_lead_to_a_page_that_exists() -> None:
    """Each step names one of the fixed addresses, and not the page of the steps itself."""
    for step in catalogue().steps.values():
        assert step.page in PAGES
        assert step.page != "/stappen"


def test_domains_refer_to_known_groups_and_blocks() -> None:
    """A domain's typical risk groups and building blocks are ids of those vocabularies."""
    for domain in catalogue().domains.values():
        assert set(domain.risk_groups) <= set(catalogue().items("risk-groups"))
        assert set(domain.building_blocks) <= set(catalogue().items("building-blocks"))
        assert domain.examples


def test_small_start_is_municipality_care_and_self_organisations() -> None:
    """The source lets a coalition start with these three domains."""
    small = {domain.id for domain in catalogue().domains.values() if domain.start_small}

    assert small == {"municipality", "care-welfare", "self-organisations"}


def test_domain_letters_and_colours_are_unique() -> None:
    """Letter and colour each tell one domain from all others."""
    domains = list(catalogue().domains.values())

    assert len({domain.letter for domain in domains}) == len(domains)
    assert len({domain.colour for domain in domains}) == len(domains)


def test_domain_colours_carry_white_letters() -> None:
    """White text on every domain colour reaches the 4.5:1 of WCAG 2.2 AA."""
    for domain in catalogue().domains.values():
        contrast = 1.05 / (_luminance(domain.colour) + 0.05)
        assert contrast >= 4.5, (domain.id, contrast)


def test_icons_are_known_to_streamlit() -> None:
    """Every icon is a Material symbol that Streamlit can draw."""
    used = {step.icon for step in catalogue().steps.values()}
    used |= {domain.icon for domain in catalogue().domains.values()}

    assert used <= set(ALL_MATERIAL_ICONS)


def test_no_text_promises_an_effect() -> None:
    """Scores are about recruitment practice; no text says that loneliness will drop."""
    promises = ("loneliness will", "eenzaamheid daalt", "eenzaamheid zal", "minder eenzaam zijn")
    for path in (DATA_DIR / "catalogue").rglob("*.yaml"):
        text = path.read_text(encoding="utf-8").lower()
        assert not [promise for promise in promises if promise in text], path.name


def test_wrong_catalogue_names_file_and_key() -> None:
    """A maintainer who breaks a file reads which file and which key."""
    raw = yaml.safe_load((DATA_DIR / "catalogue" / "domains.yaml").read_text(encoding="utf-8"))
    raw["items"][2]["colour"] = "red"
    del raw["items"][4]["brings"]

    with pytest.raises(CatalogueError) as caught:
        parse(raw, Domains, "catalogue/domains.yaml")

    assert "data/catalogue/domains.yaml" in str(caught.value)
    assert "items.2.colour" in str(caught.value)
    assert "items.4.brings" in str(caught.value)


def test_unknown_key_and_double_id_are_refused() -> None:
    """A misspelt key and an id that stands twice are faults, not silently dropped."""
    item = {"id": "open", "label": {"nl": "Te doen", "en": "To do"}}
    good = {"id": "x", "label": {"nl": "Lijst", "en": "List"}, "source": {"title": "Samenwerkbank"}}

    with pytest.raises(CatalogueError, match=r"items\.0\.lable"):
        parse({**good, "items": [{**item, "lable": "?"}]}, Vocabulary, "x.yaml")
    with pytest.raises(CatalogueError, match="double ids"):
        parse({**good, "items": [item, item]}, Vocabulary, "x.yaml")
    with pytest.raises(CatalogueError, match=r"items\.0\.label\.en"):
        parse({**good, "items": [{"id": "a", "label": {"nl": "Alleen"}}]}, Vocabulary, "x.yaml")
