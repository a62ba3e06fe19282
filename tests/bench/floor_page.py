"""The floor: a bare Streamlit page with the elements that a page of the workbench has, and no work.

`recorded()` writes down what a page drew; this file, run as a Streamlit script, draws it again
from that record: the same number and kind of elements with the same contents, nothing computed.
"""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import streamlit as st
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

RECORDS = "FLOOR_RECORDS"
"""Environment: the folder with one record a page."""


def recorded(messages: Iterable[ForwardMsg]) -> list[dict[str, Any]]:
    """Return what a page drew, in a form that can be drawn again."""
    drawn = []
    for message in messages:
        if message.WhichOneof("type") != "delta":
            continue
        if message.delta.WhichOneof("type") == "add_block":
            drawn.append({"kind": "container"})
        elif message.delta.WhichOneof("type") == "new_element":
            drawn.append(_element(message.delta.new_element))
    return drawn


def _element(element: Any) -> dict[str, Any]:
    kind = element.WhichOneof("type")
    proto = getattr(element, kind)
    record: dict[str, Any] = {"kind": kind}
    for name in ("body", "label", "text", "value", "json", "spec", "help", "icon"):
        found = getattr(proto, name, None)
        if isinstance(found, str) and found:
            record[name] = found
    options = getattr(proto, "options", None)
    if options is not None and not isinstance(options, str):
        record["options"] = [getattr(one, "content", None) or str(one) for one in options]
    data = getattr(getattr(proto, "arrow_data", proto), "data", b"")
    if isinstance(data, bytes) and data:
        record["arrow"] = data.hex()
    return record


@lru_cache(maxsize=32)
def _record(path: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(Path(path).read_text(encoding="utf-8"))
    for one in found:
        if "arrow" in one:
            one["frame"] = _frame(bytes.fromhex(one["arrow"]))
    return found


def _frame(data: bytes) -> pd.DataFrame:
    return pa.ipc.open_stream(io.BytesIO(data)).read_pandas()


@lru_cache(maxsize=1)
def _component() -> Any:
    return st.components.v2.component("floor", js="export default () => {}")


def draw(one: dict[str, Any], key: str) -> None:
    """Draw one element."""
    label = one.get("label", "x") or "x"
    match one["kind"]:
        case "container":
            st.container()
        case "html":
            st.html(one.get("body", " "))
        case "heading":
            st.subheader(one.get("body", "x"), anchor=False)
        case "selectbox":
            st.selectbox(label, one["options"], key=key)
        case "multiselect":
            st.multiselect(label, one["options"], key=key)
        case "button_group":
            st.segmented_control(label, dict.fromkeys(one["options"]), key=key)
        case "radio":
            st.radio(label, one["options"], key=key)
        case "checkbox":
            st.checkbox(label, key=key)
        case "text_input":
            st.text_input(label, key=key)
        case "text_area":
            st.text_area(label, key=key)
        case "number_input":
            st.number_input(label, key=key)
        case "date_input":
            st.date_input(label, key=key)
        case "button" | "download_button":
            st.button(label, key=key)
        case "page_link":
            st.page_link("https://example.org", label=label)
        case "file_uploader":
            st.file_uploader(label, key=key)
        case "dataframe" | "arrow_data_frame":
            st.dataframe(one.get("frame"), key=key)
        case "arrow_vega_lite_chart" | "vega_lite_chart":
            st.vega_lite_chart(json.loads(one["spec"]))
        case "bidi_component":
            _component()(data={"json": one.get("json", "")}, key=key)
        case _:
            st.markdown(one.get("body") or one.get("text") or label)


def main() -> None:
    """Draw the record that the address names."""
    path = Path(os.environ[RECORDS]) / f"{Path(st.query_params['page']).name}.json"
    for n, one in enumerate(_record(str(path))):
        draw(one, f"floor-{n}")


if __name__ == "__main__":
    main()
