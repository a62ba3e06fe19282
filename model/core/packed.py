"""One file inside a zip: large tables and dossiers may come in packed."""

from __future__ import annotations

import io
import zipfile

from model.core.errors import UnreadableFileError
from model.core.files import check_package, kind_of, unpacked_part
from model.core.messages import msg


def unpacked(data: bytes, ending: str) -> bytes:
    """Return the one file with this ending out of a zip; anything else comes back as it is.

    Args:
        data: the file as it was brought in.
        ending: such as `.csv`, in lower case.

    Raises:
        UnreadableFileError: the zip is locked, dangerous to open, or does not hold exactly one
            such file.

    """
    if not zipfile.is_zipfile(io.BytesIO(data)) or kind_of(data) != "zip":
        return data
    names = [name for name in check_package(data) if name.lower().endswith(ending)]
    if len(names) != 1:
        raise UnreadableFileError(
            msg(
                "This zip holds {n} files of the kind {ending}, and we need one: unpack it and "
                "choose the right file.",
                n=len(names),
                ending=ending,
            )
        )
    return unpacked_part(data, names[0])
