"""`/healthz`: whether the workbench can do its work, for a monitor or a load balancer."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse

from model.services.opening import health


async def healthz(_request: Request) -> JSONResponse:
    """Answer 200 when the database answers with the expected schema, else 503."""
    found = await run_in_threadpool(health)
    body = {"ok": found.ok, "schema": found.schema, "expected": found.expected}
    return JSONResponse(body, status_code=200 if found.ok else 503)
