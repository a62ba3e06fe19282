"""`/livez`, and `/healthz` or `/readyz`: is this process alive, and can it do its work?

Two questions, because the answers ask for different things. A process that is not alive is started
again. One that is not ready gets no visitors for a while: starting it again would not bring its
database back, and would throw away what people are typing.
"""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse

from model.services.opening import health

_NEVER_KEPT = {"Cache-Control": "no-store"}


async def livez(_request: Request) -> JSONResponse:
    """Answer 200 as long as this process answers at all; the database is not asked."""
    return JSONResponse({"ok": True}, headers=_NEVER_KEPT)


async def healthz(_request: Request) -> JSONResponse:
    """Answer 200 when the database answers with the expected schema, else 503."""
    found = await run_in_threadpool(health)
    ready = found.ok and found.schema == found.expected
    body = {"ok": ready, "schema": found.schema, "expected": found.expected}
    return JSONResponse(body, status_code=200 if ready else 503, headers=_NEVER_KEPT)
