"""The floor: a bare Streamlit page with the elements that a page of the workbench has, and no work.

`recorded()` writes down what a page drew; this file, run as a Streamlit script, draws it again
from that record: the same number and kind of elements with the same contents, in the same blocks,
and nothing computed. Like the workbench it has a navigation of seventeen pages, a menu of links
between them, and a title for the browser. Tables and the data of charts are pandas frames, as in
most Streamlit apps. What is the same in every rerun (the record, those frames, the pages of the
navigation) is made once. The bench counts what the page and its floor drew, and names the kinds
of which they drew another number.
"""

from __future__ import annotations

import io
import json
import os
from collections import Counter
from collections.abc import Iterable
from copy import copy
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import streamlit as st
from streamlit.navigation.page import StreamlitPage
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

RECORDS = "FLOOR_RECORDS"
"""Environment: the folder with one record a page."""
PAGES = 17
SIDEBAR = 1
"""The first number of the place of everything in the sidebar."""


def recorded(messages: Iterable[ForwardMsg]) -> list[dict[str, Any]]:
    """Return what a page drew, in a form that can be drawn again."""
    drawn = []
    for message in messages:
        if message.WhichOneof("type") != "delta":
            continue
        record: dict[str, Any] = {"kind": "container"}
        if message.delta.WhichOneof("type") == "new_element":
            record = _element(message.delta.new_element)
        elif message.delta.WhichOneof("type") != "add_block":
            continue
        drawn.append({**record, "place": list(message.metadata.delta_path)})
    return drawn


def kinds(messages: Iterable[ForwardMsg]) -> Counter[str]:
    """Count the elements of each kind, and the blocks, that were drawn."""
    return Counter(str(record["kind"]) for record in recorded(messages))


def _element(element: Any) -> dict[str, Any]:
    kind = element.WhichOneof("type")
    proto = getattr(element, kind)
    record: dict[str, Any] = {"kind": kind}
    for name in ("body", "label", "text", "value", "json", "spec", "help", "icon", "columns"):
        found = getattr(proto, name, None)
        if isinstance(found, str) and found:
            record[name] = found
    record["external"] = getattr(proto, "external", False)
    options = getattr(proto, "options", None)
    if options is not None and not isinstance(options, str):
        record["options"] = [getattr(one, "content", None) or str(one) for one in options]
    for source in (proto, *(getattr(proto, "datasets", None) or ())):
        held: Any = getattr(source, "arrow_data", None) or getattr(source, "data", b"")
        data = getattr(held, "data", held)
        if isinstance(data, bytes) and data:
            record["arrow"] = data.hex()
    return record


@lru_cache(maxsize=32)
def _record(path: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(Path(path).read_text(encoding="utf-8"))
    for one in found:
        if "arrow" in one:
            one["frame"] = _frame(bytes.fromhex(one.pop("arrow")))
        for name in ("spec", "columns"):
            one[name] = json.loads(one.get(name) or "{}")
        one["place"] = tuple(one["place"])
    return found


def _frame(data: bytes) -> pd.DataFrame:
    return pa.ipc.open_stream(io.BytesIO(data)).read_pandas()


@lru_cache(maxsize=1)
def _component() -> Any:
    return st.components.v2.component("floor", js="export default () => {}")


def draw(one: dict[str, Any], key: str, at: Any) -> Any:
    """Draw one element in the block it stood in; a block is returned."""
    label = one.get("label", "x") or "x"
    match one["kind"]:
        case "container":
            return at.container()
        case "html":
            at.html(one.get("body", " "))
        case "heading":
            at.subheader(one.get("body", "x"), anchor=False)
        case "selectbox":
            at.selectbox(label, one["options"], key=key)
        case "multiselect":
            at.multiselect(label, one["options"], key=key)
        case "button_group":
            at.segmented_control(label, dict.fromkeys(one["options"]), key=key)
        case "radio":
            at.radio(label, one["options"], key=key)
        case "checkbox":
            at.checkbox(label, key=key)
        case "text_input":
            at.text_input(label, key=key)
        case "text_area":
            at.text_area(label, key=key)
        case "number_input":
            at.number_input(label, key=key)
        case "date_input":
            at.date_input(label, key=key)
        case "time_input":
            at.time_input(label, key=key)
        case "button":
            at.button(label, key=key)
        case "download_button":
            at.download_button(label, data=str, key=key)
        case "page_link":
            to = one.get("url") if one["external"] else _pages()[0]
            at.page_link(to, label=label, icon=one.get("icon"))
        case "file_uploader":
            at.file_uploader(label, key=key)
        case "table":
            at.table(one.get("frame"))
        case "dataframe":
            at.dataframe(one.get("frame"), key=key, column_config=one["columns"])
        case "vega_lite_chart":
            at.vega_lite_chart(one.get("frame"), one["spec"], key=key)
        case "bidi_component":
            with at:
                _component()(data={"json": one.get("json", "")}, key=key)
        case "empty":
            at.empty()
        case _:
            at.markdown(one.get("body") or one.get("text") or label)
    return None


def draw_record() -> None:
    """Draw the record that the address names."""
    path = Path(os.environ[RECORDS]) / f"{Path(st.query_params['page']).name}.json"
    blocks: dict[tuple[int, ...], Any] = {}
    for n, one in enumerate(_record(str(path))):
        place = one["place"]
        around = st.sidebar if place[0] == SIDEBAR else st._main  # as st.sidebar is
        blocks[place] = draw(one, f"floor-{n}", blocks.get(place[:-1]) or around)


@lru_cache(maxsize=1)
def _pages() -> tuple[StreamlitPage, ...]:
    return tuple(
        st.Page(draw_record, title=f"Page {n}", url_path=f"p{n}" if n else None, default=not n)
        for n in range(PAGES)
    )


def main() -> None:
    """Find the page and draw it."""
    page = st.navigation([copy(one) for one in _pages()], position="hidden")
    st.set_page_config(page_title="Floor", layout="wide")
    page.run()


if __name__ == "__main__":
    main()
