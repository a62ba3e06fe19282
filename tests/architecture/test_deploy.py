"""What `deploy/` and the pages for who runs a server say is what the program does."""

from __future__ import annotations

import re
from pathlib import Path

from pages.web.routes import ROUTES

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
_VARIABLE = re.compile(r"WORKBENCH_[A-Z_]+")


def variables(*files: Path) -> set[str]:
    return {name for file in files for name in _VARIABLE.findall(file.read_text(encoding="utf-8"))}


def test_every_setting_is_explained_and_none_is_made_up() -> None:
    """Each variable that the program reads stands on a page, and the other way round."""
    code = [file for part in ("model", "pages") for file in (ROOT / part).rglob("*.py")]
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    settings = [file for file in DEPLOY.iterdir() if file.is_file()]

    read = variables(*code)
    assert read == variables(*pages)
    assert variables(*settings) <= read


def test_proxy_knows_the_addresses_with_a_secret_and_those_for_machines() -> None:
    """A new route of that kind must be thought of in the proxy too."""
    proxy = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    served = [getattr(route, "path", "") for route in ROUTES]

    with_secret = {path.split("/")[1] for path in served if "{token}" in path}
    assert with_secret == {"in", "agenda"}
    assert "location ~ ^/(in|agenda)/ {" in proxy
    assert {"/metrics", "/readyz"} <= set(served)
    assert "location ~ ^/(metrics|readyz|_stcore/metrics)$ {" in proxy


def test_proxy_writes_no_visitor_in_its_logs() -> None:
    """Nginx puts an address and a query in each line of an error log; the access log has its own."""
    proxy = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")

    kept = re.findall(r"error_log (\S+)(?: (\w+))?;", proxy)
    assert kept
    assert {level for file, level in kept if file != "/dev/null"} == {"crit"}
    (line,) = re.findall(r"log_format samenwerkbank '(.+)';", proxy)
    assert not {"$remote_addr", "$request", "$request_uri", "$args"} & set(line.split())


def test_container_runs_without_root_and_holds_no_secret() -> None:
    """Files are let in one by one; whoever runs it is nobody special."""
    container = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    let_in = (DEPLOY / "Containerfile.dockerignore").read_text(encoding="utf-8").splitlines()

    assert re.search(r"^USER [1-9]\d*$", container, re.MULTILINE)
    assert "*" in let_in
    assert not [line for line in let_in if line.startswith("!") and "secrets" in line]
    sources = re.findall(r"^COPY (.+) \S+$", container, re.MULTILINE)
    copied = {name for line in sources for name in line.split()}
    assert {f"!{name}" for name in copied} == {line for line in let_in if line.startswith("!")}
    assert [name for name in copied if not (ROOT / name).exists()] == []
