"""Tables on their way to the browser: made without a data frame, and in few bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pyarrow as pa

SMALL = 2**15
"""Counts below this take two bytes instead of eight."""


def table_data(columns: Mapping[str, Sequence[object]]) -> pa.Table:
    """Return columns as `st.dataframe` takes them; words that come back travel once.

    A column holds one kind of value: texts, counts, or texts and None.
    """
    return pa.table({name: _column(values) for name, values in columns.items()})


def _column(values: Sequence[object]) -> pa.Array:
    column = pa.array(list(values))
    if not any(values) and not pa.types.is_integer(column.type):
        # A column without any word is read as one of unknown kind, and drawn as "None".
        return pa.array([" "] * len(values))
    if pa.types.is_integer(column.type):
        largest = max((abs(value) for value in column.to_pylist() if value), default=0)
        return column.cast(pa.int16()) if largest < SMALL else column
    if pa.types.is_string(column.type) and 2 * len(set(values)) < len(values):
        return column.dictionary_encode().cast(pa.dictionary(pa.int16(), pa.string()))
    return column
