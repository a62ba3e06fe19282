"""The command line answers as DESIGN.md section 8 promises."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from model.__main__ import main

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"


def run(*arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(main, [*arguments], input=typed, catch_exceptions=False)


def test_place_answers_in_input_order() -> None:
    """Each name gets its domains, or says that it is unclear."""
    result = run("place", "-", typed="KBO Erp\n\nDe Brug\n")

    found = json.loads(result.stdout)
    assert [entry["name"] for entry in found] == ["KBO Erp", "De Brug"]
    assert [entry["unclear"] for entry in found] == [False, True]
    assert found[0]["domains"][0]["id"] == "self-organisations"
    assert set(found[0]["domains"][0]) == {"id", "score"}
    assert all(isinstance(entry["reason"], str) and entry["reason"] for entry in found)


def test_dedupe_returns_clusters_of_names() -> None:
    """Names of one organisation stand together; other names are left out."""
    result = run("dedupe", "-", typed="KBO Erp\nkbo-erp (Jan)\nKBO Keldonk\n")

    assert json.loads(result.stdout) == [["KBO Erp", "kbo-erp (Jan)"]]


def test_check_text_reports_verbatim_hits() -> None:
    """Offsets point into the text as it was given."""
    text = "Voel je je eenzaam? Kom koken!"

    found = json.loads(run("check-text", "-", typed=text).stdout)

    assert (found["wording"], found["appeal"]) == ("direct", True)
    assert [text[hit["start"] : hit["end"]] for hit in found["hits"]] == ["eenzaam"]
    assert set(found["hits"][0]) >= {"text", "start", "end", "kind", "suggestion"}


def test_check_text_reads_and_writes_json_lines() -> None:
    """One line in is one line out, with its id."""
    lines = '{"id": "a", "text": "Kom koken!"}\n{"id": 2, "text": "Tegen eenzaamheid"}\n'

    found = [
        json.loads(line)
        for line in run("check-text", "-", "--jsonl", typed=lines).stdout.splitlines()
    ]

    assert [(entry["id"], entry["wording"]) for entry in found] == [("a", "clean"), (2, "direct")]


def test_check_text_names_the_line_that_is_wrong() -> None:
    """A line that is no such object stops with one line on stderr."""
    result = run("check-text", "-", "--jsonl", typed='{"id": 1}\n')

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Regel 1 ")


def test_score_reads_plans_of_every_kind() -> None:
    """Text, Markdown, Word and PDF give six lessons each, with verbatim quotes."""
    plans = ["aan-tafel-in-noord.docx", "aan-tafel-in-noord.pdf", "taal-en-thee.md"]

    found = json.loads(run("score", *(str(FIXTURES / "plans" / plan) for plan in plans)).stdout)

    assert [entry["file"] for entry in found] == plans
    for entry in found:
        assert [lesson["id"] for lesson in entry["lessons"]] == [
            "target-group",
            "referral-alliance",
            "find-places",
            "key-persons",
            "wording",
            "personal-asking",
        ]
        assert {check["outcome"] for check in entry["funding_checks"]} <= {
            "pass",
            "fail",
            "unclear",
            "not-applicable",
        }


def test_score_quotes_stand_in_the_text(tmp_path: Path) -> None:
    """Offsets count characters of the extracted text."""
    text = (
        "\n\n  Samen eten in Noord\n\nVoor weduwnaars boven de 75 in Noord. De huisarts en de "
        "wijkverpleegkundige verwijzen mensen door. Twee vrijwilligers bellen bij hen aan, "
        "en komen na een nee een maand later nog eens langs.\n"
    )
    plan = tmp_path / "plan.txt"
    plan.write_text(text, encoding="utf-8")

    entry = json.loads(run("score", str(plan)).stdout)[0]

    quotes = [
        evidence
        for lesson in entry["lessons"]
        for finding in lesson["findings"]
        for evidence in finding["evidence"]
        if evidence.get("start") is not None
    ]
    assert quotes
    assert all(text[q["start"] : q["end"]] == q["quote"] for q in quotes)


def test_measures_of_ties_and_of_a_dossier(demo_database: str, tmp_path: Path) -> None:
    """Both kinds of file give the same keys."""
    dossier = tmp_path / "lindewaarde.json"
    assert run("export-dossier", "lindewaarde", str(dossier)).exit_code == 0
    ties = json.loads(run("measures", "-", typed="a;b\nb;c\n").stdout)

    found = json.loads(run("measures", str(dossier)).stdout)

    assert set(found) == set(ties)
    assert ties["articulation_points"] == ["b"]
    assert set(ties["partners"]["b"]) == {
        "degree",
        "betweenness",
        "closeness",
        "core",
        "constraint",
        "effective_size",
    }
    assert len(found["partners"]) == 30


def test_rank_says_what_is_not_decided() -> None:
    """Every project has an interval and a band; every pair a probability."""
    rows = ["project,reviewer,lesson,score"]
    for project, level in (("A", 4), ("B", 3), ("C", 0)):
        rows += [f"{project},{who},wording,{level}" for who in ("x", "y", "z")]
    rows.append("C,z,find-places,")

    found = json.loads(
        run("rank", "-", "--fund", "1", "--draws", "2000", typed="\n".join(rows)).stdout
    )

    assert [project["id"] for project in found["projects"]] == ["A", "B", "C"]
    assert {p["band"] for p in found["projects"]} <= {"in", "undecided", "out"}
    assert {(pair["a"], pair["b"]) for pair in found["pairwise"]} == {
        ("A", "B"),
        ("A", "C"),
        ("B", "C"),
    }
    assert set(found["agreement"]) >= {"alpha"}


def test_dossier_leaves_and_comes_back(demo_database: str, tmp_path: Path) -> None:
    """Export and import on the command line give a copy beside the original."""
    dossier = tmp_path / "d.json"
    run("export-dossier", "Lindewaarde Dichtbij", str(dossier))

    result = run("import", str(dossier))

    assert result.exit_code == 0
    assert "Lindewaarde Dichtbij (2)" in result.stdout


MAGIC = {
    "plan.docx": b"PK\x03\x04",
    "plan.pdf": b"%PDF",
    "report.docx": b"PK\x03\x04",
    "report.pdf": b"%PDF",
    "report.html": b"<!DOCTYPE html>",
    "partners.xlsx": b"PK\x03\x04",
    "map.html": b"<!DOCTYPE html>",
    "map.graphml": b"<?xml",
    "actions.ics": b"BEGIN:VCALENDAR",
    "handover.html": b"<!DOCTYPE html>",
}


@pytest.fixture
def dossier(demo_database: str, tmp_path: Path) -> Path:
    """The dossier of the demo coalition."""
    file = tmp_path / "lindewaarde.json"
    assert run("export-dossier", "lindewaarde", str(file)).exit_code == 0
    return file


@pytest.mark.parametrize("name", sorted(MAGIC))
def test_export_makes_each_file_from_a_dossier_alone(
    dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """No database is opened or made; the file is what its name says."""
    nowhere = tmp_path / "elsewhere" / "none.db"
    monkeypatch.setenv("WORKBENCH_DATABASE_URL", f"sqlite:///{nowhere}")
    target = tmp_path / name

    result = run("export", str(dossier), "--to", str(target))

    assert (result.exit_code, result.stderr) == (0, "")
    assert target.read_bytes()[:20].upper().startswith(MAGIC[name].upper())
    assert not nowhere.exists()
    assert not list(tmp_path.glob("*.part"))


def test_export_speaks_the_chosen_language(dossier: Path, tmp_path: Path) -> None:
    """`--lang` decides what is written in the file, too."""
    dutch, english = tmp_path / "nl-report.html", tmp_path / "en-report.html"
    run("export", str(dossier), "--to", str(dutch))
    run("--lang", "en", "export", str(dossier), "--to", str(english))

    assert "Onze projecten" in dutch.read_text("utf-8")
    assert "Our projects" in english.read_text("utf-8")


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("lindewaarde.json", "plan.odt"),
        ("lindewaarde.json", "nowhere/plan.pdf"),
        ("broken.json", "plan.pdf"),
        ("nowhere.json", "plan.pdf"),
    ],
)
def test_export_that_cannot_be_made_leaves_nothing(
    dossier: Path, tmp_path: Path, source: str, target: str
) -> None:
    """One line on stderr, exit 2, and no file or half of one."""
    (tmp_path / "broken.json").write_bytes(dossier.read_bytes()[:5000])
    before = sorted(tmp_path.rglob("*"))

    result = run("export", str(tmp_path / source), "--to", str(tmp_path / target))

    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (2, "", 1)
    assert sorted(tmp_path.rglob("*")) == before


def test_export_never_spoils_the_file_of_yesterday(dossier: Path, tmp_path: Path) -> None:
    """When a file cannot be made, the one that stands there stays."""
    yesterday = tmp_path / "plan.pdf"
    yesterday.write_text("yesterday")
    dossier.write_text("{}")

    assert run("export", str(dossier), "--to", str(yesterday)).exit_code == 2
    assert yesterday.read_text() == "yesterday"


def test_backup_and_restore_bring_everything_back(demo_database: str, tmp_path: Path) -> None:
    """Made, refused without `--replace`, and put back with it."""
    copy = tmp_path / "copy.db"

    made = run("backup", str(copy))
    refused = run("restore", str(copy))
    put_back = run("restore", str(copy), "--replace")

    assert (made.exit_code, refused.exit_code, put_back.exit_code) == (0, 2, 0)
    assert "één coalitie" in made.stdout
    assert "--replace" in refused.stderr
    assert len(refused.stderr.splitlines()) == 1
    assert len(list(tmp_path.glob("before-restore-*.db"))) == 1


def test_anonymise_takes_the_three_kinds_of_source(demo_database: str, tmp_path: Path) -> None:
    """A dossier, a coalition and a backup give a copy of which the persons are gone."""
    dossier, copy = tmp_path / "d.json", tmp_path / "copy.db"
    run("export-dossier", "lindewaarde", str(dossier))
    run("backup", str(copy))

    for source, target in (
        (str(dossier), "one.json"),
        ("Lindewaarde Dichtbij", "two.json"),
        (str(copy), "three.db"),
    ):
        result = run("anonymise", source, str(tmp_path / target))
        assert result.exit_code == 0
        assert b"Hilde" not in (tmp_path / target).read_bytes()
        assert b"Hilde" in dossier.read_bytes()
    assert run("restore", str(tmp_path / "three.db"), "--replace").exit_code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("backup",),
        ("restore", "nowhere.db"),
        ("anonymise", "nowhere.db", "a.db"),
        ("anonymise", "Nergenshuizen", "a.json"),
        ("export", "d.json"),
        ("--lang", "fy", "demo"),
        ("demonstrate",),
        ("rank", "--fund", "many", "x.csv"),
    ],
)
def test_wrong_use_is_one_line(
    sqlite_database: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
) -> None:
    """What cannot be done says so in one line, and leaves no file behind."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "backups").write_text("a file where the folder of backups should come")

    result = run(*arguments)

    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1 or not arguments
    left = {path.name for path in tmp_path.iterdir() if not path.name.startswith("workbench.db")}
    assert left == {"backups"}


@pytest.mark.parametrize(
    "arguments",
    [
        ("place", "nowhere.txt"),
        ("score", "nowhere.docx"),
        ("measures", "nowhere.json"),
        ("rank", "nowhere.csv"),
        ("import", "nowhere.json"),
    ],
)
def test_missing_file_is_one_line_on_stderr(
    sqlite_database: str, arguments: tuple[str, ...]
) -> None:
    """Errors: one clear line, exit 2, nothing on stdout."""
    result = run(*arguments)

    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1


def test_errors_follow_the_chosen_language(sqlite_database: str) -> None:
    """`--lang en` may stand before or behind the command."""
    assert run("--lang", "en", "place", "no.txt").stderr == "There is no file no.txt.\n"
    assert run("place", "no.txt", "--lang", "en").stderr == "There is no file no.txt.\n"
    assert run("place", "no.txt").stderr == "Het bestand no.txt is er niet.\n"


@pytest.mark.parametrize("name", ["leeg.docx", "alleen-plaatjes.pdf"])
def test_plan_without_text_is_refused_in_one_sentence(name: str) -> None:
    """A scan or an empty file says what to do."""
    result = run("score", str(FIXTURES / "plans" / name))

    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1
