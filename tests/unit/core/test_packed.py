"""Large tables and dossiers may come in as a zip, and a zip is weighed before it is opened."""

import io
import zipfile

import pytest

from model.core.errors import UnreadableFileError
from model.core.packed import unpacked


def zip_of(**files: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name.replace("_", "."), content)
    return made.getvalue()


def test_plain_file_comes_back_as_it_is() -> None:
    """Who brings a CSV file gets that file."""
    assert unpacked(b"a;b\n1;2\n", ".csv") == b"a;b\n1;2\n"


def test_one_file_in_a_zip_is_taken_out() -> None:
    """Other kinds of files beside it do not matter, and capitals do not either."""
    assert unpacked(zip_of(Cijfers_CSV=b"a;b", lees_mij_txt=b"hallo"), ".csv") == b"a;b"


@pytest.mark.parametrize("files", [{}, {"a_txt": b"x"}, {"a_csv": b"x", "b_csv": b"y"}])
def test_zip_without_exactly_one_such_file_says_what_to_do(files: dict[str, bytes]) -> None:
    """Nobody guesses which of two tables was meant."""
    with pytest.raises(UnreadableFileError, match="unpack it and choose the right file"):
        unpacked(zip_of(**files), ".csv")


def test_zip_bomb_is_refused() -> None:
    """A small file that becomes 150 MB is never unpacked."""
    with pytest.raises(UnreadableFileError, match="far too large"):
        unpacked(zip_of(bom_csv=b"0" * 150_000_000), ".csv")


def test_zip_that_was_cut_off_is_left_to_the_reader() -> None:
    """The table or dossier reader then says that this is not what it needs."""
    half = zip_of(a_csv=b"a;b" * 1000)[:60]

    assert unpacked(half, ".csv") == half
