"""The pictures that people look at before a release show the product in all its states."""

from tests.tools.shots import SHOTS, SIZES, _target


def test_every_state_language_theme_and_size_is_pictured() -> None:
    """What nobody looks at goes wrong unseen."""
    states, languages, themes, sizes = (set(kind) for kind in zip(*SHOTS, strict=True))

    assert states == {"empty", "demo", "large"}
    assert languages == {"nl", "en"}
    assert themes == {"light", "dark"}
    assert sizes | {"wall"} == set(SIZES)
    assert {shot[2] for shot in SHOTS if shot[3] == "phone"} == themes


def test_no_picture_replaces_another() -> None:
    """Each picture of a page has a name of its own."""
    names = [_target("-".join(("start", *shot[1:])), shot[0]) for shot in SHOTS]

    assert len(set(names)) == len(names)
