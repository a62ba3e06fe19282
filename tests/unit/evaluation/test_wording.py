"""The text check: classes, offsets, and texts that were kept out while the rules were made."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from model.evaluation.wording import TextCheck, check_text
from model.evaluation.wording_lexicon import wording_lexicon

GOLDEN = Path(__file__).parents[2] / "golden" / "wording"
BATCHES = sorted(path.name for path in GOLDEN.glob("*.yaml"))
CLASS_TARGET = 0.95
DIRECT_TARGET = 0.99
PIECES = [
    "eenzaam", "Eenzaamheid", "een-\nzaam", "e e n z a a m", "alleen", "voel je", "vaak", "Week tegen", "coalitie", "#",
    "http://x.nl/", "“", "'", "De", "thuis", "zit je", "niet", "\n\n", "\u00ad", "𝗲𝗲𝗻", "é", "İ", "ﬁ", ".",
]  # fmt: skip
LIKELY = st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)


def cases(name: str) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = yaml.safe_load((GOLDEN / name).read_text(encoding="utf-8"))[
        "cases"
    ]
    return loaded


def found_direct(check: TextCheck, text: str, word: str) -> bool:
    """Whether some occurrence of `word` is covered by a direct hit."""
    return any(
        hit.kind == "direct" and (word in hit.text or hit.text in word)
        for hit in check.hits
        if text
    )


def verbatim(check: TextCheck, text: str) -> bool:
    return all(
        hit.text == text[hit.start : hit.end] != "" for hit in [*check.hits, *check.passed_over]
    )


@pytest.mark.parametrize(
    "batch",
    BATCHES,
)
def test_golden_texts_meet_the_targets(batch: str) -> None:
    """At least 95 % of classes and 99 % of direct words are right, per batch of texts."""
    texts = cases(batch)
    checks = [check_text(case["text"]) for case in texts]
    wrong = [
        case["id"]
        for case, check in zip(texts, checks, strict=True)
        if check.wording != case["wording"]
    ]
    wanted = [
        (case, check, word)
        for case, check in zip(texts, checks, strict=True)
        for word in case.get("direct", [])
    ]
    missed = [word for case, check, word in wanted if not found_direct(check, case["text"], word)]

    assert len(wrong) <= (1 - CLASS_TARGET) * len(texts), wrong
    assert len(missed) <= (1 - DIRECT_TARGET) * len(wanted), missed


@pytest.mark.parametrize(
    "batch",
    BATCHES,
)
def test_golden_texts_say_whether_they_appeal(batch: str) -> None:
    """Whether a text appeals to a wish, interest or activity is right in nine of ten texts."""
    texts = cases(batch)
    wrong = [case["id"] for case in texts if check_text(case["text"]).appeal != case["appeal"]]

    assert len(wrong) <= 0.1 * len(texts), wrong


@pytest.mark.parametrize(
    "text",
    [
        "eenzaam", "EENZAAM", "Eenzáám", "eenzaam-\nheid", "een\u00adzaam", "e e n z a a m", "E.E.N.Z.A.A.M", "een zaam",
        "eenzaamhied", "eenzaamheit", "eensaam", "enzaam", "eenzaaam", "eezaam", "eenzzam", "vereenzaming", "vereenzaamde",
        "eenzaamheidsaanpak", "jongereneenzaamheid", "#eenzaam", "lonely", "Loneliness", "𝐞𝐞𝐧𝐳𝐚𝐚𝐦", "tegen eenzaamheid",
        "niet eenzaam", "een netwerk tegen eenzaamheid", "eenzaam\u200bheid", "lonelyness", "eenzaamheidd", "eenzaahmeid",
    ],
)  # fmt: skip
def test_theme_word_is_direct_however_it_is_written(text: str) -> None:
    """Capitals, typos, torn, spaced and fancy letters do not hide the word."""
    check = check_text(f"Kom bij ons: {text} en meer.")

    assert check.wording == "direct"
    assert verbatim(check, f"Kom bij ons: {text} en meer.")


@pytest.mark.parametrize(
    "text",
    [
        "Gezamenlijk samenzijn, tezamen zingen", "Een leerzame en eerzame middag", "eenmalig en eenvoudig", "gemeenzaam praten",
        "Alleen op dinsdag", "Niet alleen ouderen maar ook jongeren", "Kom alleen of samen", "Voor alleenstaande ouders",
        "De enige echte", "Aanmelden is niet meer nodig", "Twee dagen lang feest", "Neem contact op als u het lastig vindt",
        "Op eenzame hoogte", "Verzamelen: Eenzaamheid 12", "Wij zingen 'De Eenzame Fietser'", "Een lovely afternoon",
        "Weinig mensen weten dat de tuin open is", "Mis het niet!", "De zaal is goed geïsoleerd", "Voel je thuis, niet alleen bij de koffie maar ook in de tuin",
    ],
)  # fmt: skip
def test_words_that_only_look_like_it_are_clean(text: str) -> None:
    """Alleen meaning only, look-alikes, titles, places and expressions do not count."""
    assert check_text(text).wording == "clean"


@pytest.mark.parametrize(
    "text",
    [
        "In de Week tegen Eenzaamheid is er soep", "Met dank aan coalitie Samen tegen Eenzaamheid Lindewaarde", "Zie eentegeneenzaamheid.nl",
        "Mail naar info@nooiteenzaam.nl", "#eentegeneenzaamheid", "Eén tegen eenzaamheid betaalt mee", "Stichting Nooit Meer Eenzaam kookt",
        "MET STEUN VAN COALITIE TEGEN EENZAAMHEID", "Amsterdams Netwerk Eenzaamheid", "mede mogelijk gemaakt door het Actieprogramma Eén tegen Eenzaamheid",
    ],
)  # fmt: skip
def test_word_in_a_name_is_name_only(text: str) -> None:
    """Names of weeks, coalitions, funds and addresses are told apart from the word itself."""
    check = check_text(text)

    assert check.wording == "name-only"
    assert {hit.kind for hit in check.problems} == {"name"}


def test_word_outside_its_name_is_direct() -> None:
    """One use outside the name is enough to make the text direct."""
    assert check_text("Week tegen Eenzaamheid: praat over eenzaamheid").wording == "direct"


def test_problem_first_with_a_name_counts_as_indirect() -> None:
    """The name alone would be fine; the problem that comes first is what needs rewriting."""
    check = check_text("Voel je je vaak alleen? Een actie van Eén tegen eenzaamheid.")

    assert check.wording == "indirect"
    assert [hit.kind for hit in check.problems] == ["indirect", "name"]


def test_every_hit_says_why_and_problems_suggest() -> None:
    """No hit without a reason; each problem comes with something to do."""
    check = check_text("Eenzaam? Weinig contacten? Kom koken in de Week tegen Eenzaamheid!")

    assert [hit.kind for hit in check.hits] == ["direct", "indirect", "appeal", "name"]
    assert all(hit.why.id for hit in check.hits)
    assert all(hit.suggestion is not None for hit in check.problems)


def test_passed_over_words_say_why() -> None:
    """A song title is shown with the reason why it does not count, apart from the hits."""
    check = check_text("Zing mee met 'De Eenzame Fietser'!")

    assert check.problems == ()
    assert [hit.why.values["text"]["en"] for hit in check.passed_over] == [
        "This is the title of a song, film or book. It says nothing about the reader."
    ]


def test_empty_text_is_clean_without_appeal() -> None:
    """Nothing written is nothing wrong, and nothing to come for."""
    assert check_text("") == TextCheck(wording="clean", appeal=False)


@settings(max_examples=60, deadline=None)
@given(st.one_of(LIKELY, st.text(max_size=300)))
def test_any_text_gives_verbatim_hits(text: str) -> None:
    """Whatever is pasted, offsets quote the text exactly and hits come in order."""
    check = check_text(text)

    assert verbatim(check, text)
    assert [hit.start for hit in check.hits] == sorted(hit.start for hit in check.hits)


@settings(max_examples=40, deadline=None)
@given(LIKELY, st.sampled_from(["\n", "  ", "\n\n \n", "\t"]))
def test_surrounding_whitespace_changes_nothing(text: str, space: str) -> None:
    """Blank lines and spaces around a text leave class, appeal and hits as they are."""
    plain, padded = check_text(text.strip()), check_text(space + text.strip() + space)

    assert (plain.wording, plain.appeal) == (padded.wording, padded.appeal)
    assert [(hit.text, hit.kind) for hit in plain.hits] == [
        (hit.text, hit.kind) for hit in padded.hits
    ]


@pytest.mark.parametrize(
    "piece",
    [
        "eenzaam ",
        "Voel je je vaak alleen? ",
        "“Eenzaam",
        "een",
        "e ",
        "#" * 50,
        "a.b.",
        "\n",
        "x" * 1000,
        "zit je ook wel eens ",
    ],
)
def test_hostile_text_is_checked_all_the_same(piece: str) -> None:
    """Text made to be slow (fifty thousand characters of one thing) is answered all the same."""
    check = check_text(piece * (50_000 // len(piece)))

    assert check.wording in ("direct", "indirect", "clean")


def test_two_hundred_pages_are_checked_whole() -> None:
    """A text of two hundred pages is read to its end, not cut off."""
    pages = "\n\n".join(case["text"] for case in cases("tuning.yaml") if case["wording"] == "clean")
    text = (pages * 200)[:400_000] + " Ook eenzaam?"

    check = check_text(text)

    assert [hit.text for hit in check.hits if hit.kind == "direct"] == ["eenzaam"]


def test_lexicon_is_complete_in_both_languages() -> None:
    """Every reason has a Dutch and an English text, and they differ."""
    assert all(reason.text.nl != reason.text.en for reason in wording_lexicon().reasons)
