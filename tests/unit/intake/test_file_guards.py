"""Weighing a file before it is opened."""

import io
import zipfile

import pytest

from model.core.errors import UnreadableFileError
from model.core.files import MAX_PACKAGE_ENTRIES, check_package, kind_of
from model.core.plain_text import decode_text, one_line, plain


def package(parts: dict[str, bytes]) -> bytes:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return saved.getvalue()


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        check_package(data)
    return caught.value.message.id


def test_zip_bomb_is_not_opened() -> None:
    """120 MB of nothing in 120 kB is refused by its table of contents alone."""
    bomb = package({"xl/workbook.xml": b"0" * 120_000_000})

    assert len(bomb) < 200_000
    assert refusal(bomb).startswith("This file becomes far too large")


def test_high_ratio_is_refused() -> None:
    """Also below the limit of size: no Office text shrinks a thousandfold."""
    assert refusal(package({"word/document.xml": b"0" * 5_000_000})).startswith("This file becomes")


def test_many_parts_are_refused() -> None:
    """Thousands of parts are a trick."""
    parts = {f"xl/{n}.xml": b"<a/>" for n in range(MAX_PACKAGE_ENTRIES + 1)}

    assert refusal(package(parts)).startswith("This file becomes")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be", "utf-32"])
def test_entities_are_refused_in_any_encoding(encoding: str) -> None:
    """A document type opens the door to entity bombs; Office writes none."""
    text = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>'

    assert refusal(package({"word/document.xml": text.encode(encoding)})).startswith(
        "This file is damaged"
    )


def test_unusual_xml_encoding_is_refused() -> None:
    """An encoding in which the marks could hide is refused."""
    text = b'<?xml version="1.0" encoding="UTF-7"?>+ADw-a/+AD4-'

    assert refusal(package({"xl/workbook.xml": text})).startswith("This file is damaged")


def test_locked_package_is_named() -> None:
    """A zip with a password says so."""
    data = bytearray(package({"word/document.xml": b"<a/>"}))
    data[data.rindex(b"PK\x01\x02") + 8] |= 1

    assert refusal(bytes(data)).startswith("This file is locked")


def test_wrong_checksum_is_damage() -> None:
    """A part that does not unpack is damage, not a crash."""
    data = package({"word/document.xml": b"<a>" + bytes(range(65, 91)) * 20 + b"</a>"})
    spoiled = data[:60] + b"\xff\xff\xff\xff" + data[64:]

    assert refusal(spoiled).startswith("This file is damaged")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "empty"),
        (b"naam;wijk", "text"),
        (b"%PDF-1.4", "pdf"),
        (package({"word/document.xml": b"<a/>"}), "docx"),
        (package({"xl/workbook.xml": b"<a/>"}), "xlsx"),
        (package({"xl/workbook.bin": b"x"}), "xlsb"),
        (package({"ppt/presentation.xml": b"<a/>"}), "pptx"),
        (package({"mimetype": b"application/vnd.oasis.opendocument.text"}), "odt"),
        (package({"foto.jpg": b"x"}), "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "doc"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "binary"),
        (bytes(range(256)) * 100, "binary"),
    ],
)
def test_kind_follows_from_the_bytes(data: bytes, kind: str) -> None:
    """No name is needed to know a file."""
    assert kind_of(data) == kind


def test_nonsense_is_no_text() -> None:
    """Bytes that are text in no encoding are refused with what to do."""
    with pytest.raises(UnreadableFileError) as caught:
        decode_text(bytes(range(256)) * 100)

    assert caught.value.message.id.startswith("This file holds no readable text")


def test_invisible_signs_are_taken_out() -> None:
    """Signs that turn the direction of text or hide in it do not reach a name."""
    assert plain("Wel\u200bzijn\u202e gpj.exe\x00") == "Welzijn gpj.exe"
    assert one_line(" Zorg\xa0&\n\tWelzijn ") == "Zorg & Welzijn"
    assert plain("👩‍🦳 Oma's") == "👩‍🦳 Oma's"
