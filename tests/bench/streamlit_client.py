"""A browser without a screen: speaks Streamlit's protocol over its websocket, and counts.

As a browser does, it keeps large messages and says which it has, so that the server may send a
reference instead.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from time import perf_counter
from types import TracebackType
from typing import Any, Self

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg


@dataclass
class Rerun:
    """What one rerun brought."""

    ms: float
    """From the request to the message that the script is done."""
    size: int
    """Bytes over the websocket."""
    messages: list[ForwardMsg] = field(default_factory=list)


class StreamlitClient:
    """One session."""

    def __init__(self, base: str) -> None:
        """`base` is the address of the workbench, without a path."""
        self._base = base
        self._socket: Any = None
        self._kept: dict[str, ForwardMsg] = {}
        self._script = ""

    async def __aenter__(self) -> Self:
        address = self._base.replace("http", "ws", 1) + "/_stcore/stream"
        self._socket = await websockets.connect(
            address,
            subprotocols=[websockets.Subprotocol("streamlit")],
            origin=websockets.Origin(self._base),
            max_size=None,
            open_timeout=60,
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._socket.close()

    async def rerun(self, page: str, query: str = "", fragment: str = "") -> Rerun:
        """Ask for a page (or one fragment of it) again, and wait until the script is done."""
        asked = BackMsg()
        asked.rerun_script.query_string = query
        asked.rerun_script.page_name = page
        asked.rerun_script.fragment_id = fragment
        asked.rerun_script.cached_message_hashes.extend(self._kept)
        began = perf_counter()
        await self._socket.send(asked.SerializeToString())
        result = Rerun(0, 0)
        while True:
            raw = await asyncio.wait_for(self._socket.recv(), timeout=120)
            message = ForwardMsg()
            message.ParseFromString(raw)
            result.size += len(raw)
            if message.WhichOneof("type") == "ref_hash":
                message = self._kept[message.ref_hash]
            elif message.metadata.cacheable and message.hash:
                self._kept[message.hash] = message
            result.messages.append(message)
            if message.WhichOneof("type") == "script_finished":
                result.ms = 1000 * (perf_counter() - began)
                return result
