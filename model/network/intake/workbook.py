"""An Excel file, weighed and opened for its values; any fault in it is one clear sentence."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from openpyxl.reader.excel import load_workbook

from model.core.errors import DomainError, UnreadableFileError
from model.core.files import check_package
from model.core.messages import msg


@contextmanager
def opened_workbook(data: bytes) -> Iterator[Any]:
    """Yield the workbook, read only, with the results that Excel kept and no formulas.

    Rows are read while it is open, so whatever goes wrong with the file there is covered too.

    Raises:
        UnreadableFileError: no Excel file, damaged, locked, or too large inside.

    """
    check_package(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore"
            )  # what openpyxl cannot keep when writing is no matter here
            yield load_workbook(  # type: ignore[no-untyped-call] # openpyxl publishes no types
                io.BytesIO(data), read_only=True, data_only=True, keep_links=False
            )
    except DomainError:
        raise
    except Exception as error:  # any fault inside means the same for the user
        raise UnreadableFileError(
            msg(
                "This Excel file cannot be read: open it in Excel, save it as .xlsx and choose "
                "the new file."
            )
        ) from error
