"""Whose turn it is when many phones ask at once."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any, TypeVar

from pages.web.live_turns import in_turn

T = TypeVar("T")


def played(evening: Coroutine[Any, Any, T]) -> T:
    """Play in a thread of its own: a browser that is open for other tests keeps a loop here."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, evening).result(timeout=60)


def test_answers_go_before_looks_that_came_earlier() -> None:
    """While an answer is at work, looks wait; another answer goes before all of them."""
    order: list[str] = []
    held = Event()

    def hold() -> None:
        held.wait(10)
        order.append("first answer")

    async def play() -> None:
        first = asyncio.create_task(in_turn(hold, writes=True))
        await asyncio.sleep(0)
        looks = [
            asyncio.create_task(in_turn(lambda: order.append("look"), writes=False))
            for _ in range(5)
        ]
        await asyncio.sleep(0.01)
        second = asyncio.create_task(in_turn(lambda: order.append("second answer"), writes=True))
        await asyncio.sleep(0.01)
        held.set()
        await asyncio.gather(first, second, *looks)

    played(play())

    assert order == ["first answer", "second answer", *["look"] * 5]


def test_look_does_not_wait_for_ever() -> None:
    """A hall that answers without a pause still sees its pages."""
    held = Event()

    async def play() -> str:
        answer = asyncio.create_task(in_turn(lambda: held.wait(10), writes=True))
        await asyncio.sleep(0.01)
        seen = await in_turn(lambda: "seen", writes=False)
        assert not answer.done()
        held.set()
        await answer
        return seen

    assert played(play()) == "seen"


def test_a_fault_gives_the_turn_back() -> None:
    """After an answer that failed, looks go on at once."""

    def fail() -> None:
        raise ValueError

    async def play() -> str:
        await asyncio.gather(in_turn(fail, writes=True), return_exceptions=True)
        return await asyncio.wait_for(in_turn(lambda: "seen", writes=False), 0.5)

    assert played(play()) == "seen"
