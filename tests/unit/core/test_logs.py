"""The log says what went wrong and where, and never what people typed."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from model.core.coalitions import Coalition
from model.core.errors import InvalidInputError, StorageUnavailableError
from model.core.logs import JsonLines, PlainLines, fault_name, set_up_logs
from model.core.messages import msg
from model.network.partners import Partner
from model.services.opening import start_work

SECRET = "Wilhelmina Geheim"


def record_of(error: Exception) -> logging.LogRecord:
    """Return the record that logging makes of an exception that was raised and caught."""
    try:
        raise error
    except type(error):
        return logging.LogRecord(
            "model", logging.ERROR, __file__, 1, "it broke", (), sys.exc_info()
        )


@pytest.mark.parametrize("form", [PlainLines(), JsonLines()])
@pytest.mark.parametrize(
    "error",
    [
        ValueError(f"invalid literal: {SECRET}"),
        InvalidInputError(msg("{name} is no name", name=SECRET)),
        KeyError(SECRET),
    ],
)
def test_words_of_an_exception_stay_out_of_the_log(
    form: logging.Formatter, error: Exception
) -> None:
    """Its kind and its place in the code are there; what it quotes is not."""
    line = form.format(record_of(error))

    assert type(error).__name__ in line
    assert "test_logs.py" in line
    assert SECRET not in line


def test_cause_of_an_exception_is_followed_without_its_words() -> None:
    """Also through several exceptions, the first with a name in it."""
    try:
        try:
            Partner.model_validate({"coalition_id": "x", "name": {"no": SECRET}})
        except ValueError as error:
            raise RuntimeError(SECRET) from error
    except RuntimeError as error:
        found = record_of(error)
        line = JsonLines().format(found)

    assert "ValidationError" in line
    assert SECRET not in line


def test_json_line_is_one_object_with_its_values_by_name() -> None:
    """A program that collects logs finds level, part and figures without reading sentences."""
    found = logging.LogRecord("pages.web", logging.WARNING, "", 1, "slow page: %s", ("plan",), None)
    found.values = {"page": "plan", "seconds": 2.5}

    line = JsonLines().format(found)

    assert "\n" not in line
    read = json.loads(line)
    assert datetime.fromisoformat(read.pop("at")).tzinfo == UTC
    assert read == {
        "level": "warning",
        "logger": "pages.web",
        "message": "slow page: plan",
        "page": "plan",
        "seconds": 2.5,
    }


def test_fault_of_the_database_does_not_quote_the_row(
    database: str, caplog: pytest.LogCaptureFixture
) -> None:
    """A row that the database refuses: the log holds the kind of fault, and no value of it."""
    with start_work() as work:
        work.coalitions.add(Coalition(name=SECRET, municipality="Erp"))
        work.commit()

    with pytest.raises(StorageUnavailableError) as caught:
        _write_half_a_partner()

    line = "".join(record.getMessage() for record in caplog.records)
    assert "IntegrityError" in line or "NotNullViolation" in line
    assert SECRET not in line
    cause = caught.value.__cause__
    assert isinstance(cause, DBAPIError)
    assert SECRET not in "".join(JsonLines().format(record_of(cause)))
    assert SECRET not in fault_name(cause)


def _write_half_a_partner() -> None:
    with start_work() as work:
        half = text("INSERT INTO partners (id, name) VALUES (:id, :name)")
        work.connection.execute(half, {"id": "1", "name": SECRET})


def test_wrong_name_of_a_form_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    """A typing error in the settings is told, not guessed."""
    monkeypatch.setenv("WORKBENCH_LOG", "yson")

    with pytest.raises(ValueError, match="WORKBENCH_LOG"):
        set_up_logs()
