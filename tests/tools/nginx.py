"""Runs nginx with the very configuration of `deploy/`, in front of processes on free ports.

`python tests/tools/nginx.py` installs Debian's package where that is harmless: as root in a
container. On a machine of somebody it would start a web server, so there it is left alone and the
tests that need it are skipped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SITE = Path(__file__).resolve().parents[2] / "deploy" / "nginx.conf"
_MAIN = """
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log warn;
events {{ worker_connections 512; }}
http {{
    types {{ }}
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


def nginx_path() -> str | None:
    """Return the path of an installed nginx, or None; Debian keeps it out of a user's way."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


def what_is_missing() -> str:
    """Return why a proxy cannot run here; empty when it can."""
    if nginx_path() is None:
        return "nginx is not installed (Debian: apt-get install nginx-light)"
    return "" if shutil.which("openssl") else "openssl is not installed, for a certificate"


@contextmanager
def nginx_in_front(folder: Path, port: int, behind: tuple[int, int]) -> Iterator[str]:
    """Run it with https on a port; yields the address. Its log is `access.log` in the folder."""
    path = nginx_path()
    assert path is not None, "asked before"
    _make_certificate(folder)
    text = SITE.read_text(encoding="utf-8")
    for written, wanted in (
        ("8501", str(behind[0])),
        ("8502", str(behind[1])),
        ("    listen 80;\n", ""),
        ("listen 443 ssl", f"listen 127.0.0.1:{port} ssl"),
        ("server_name samenwerkbank.example.nl", "server_name localhost"),
        ("/etc/ssl/certs/samenwerkbank.pem", f"{folder}/certificate.pem"),
        ("/etc/ssl/private/samenwerkbank.key", f"{folder}/key.pem"),
        ("/var/log/nginx/samenwerkbank.log", f"{folder}/access.log"),
        ("/var/log/nginx/samenwerkbank-error.log", f"{folder}/error.log"),
    ):
        assert written in text, f"{written} is not in {SITE.name} any more"
        text = text.replace(written, wanted)
    # The first server only sends from http to https; there is no port for it here.
    start = text.index("server {\n    server_name")
    text = text[:start] + text[text.index("server {", start + 1) :]
    (folder / "site.conf").write_text(text, encoding="utf-8")
    (folder / "nginx.conf").write_text(_MAIN.format(folder=folder), encoding="utf-8")
    with (folder / "printed.log").open("wb") as printed:
        server = subprocess.Popen(
            [path, "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")],
            stdout=printed,
            stderr=printed,
        )
        try:
            _wait_for(folder / "nginx.pid", server)
            yield f"https://localhost:{port}"
        finally:
            server.terminate()
            server.wait(timeout=20)


def _make_certificate(folder: Path) -> None:
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    command += ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    command += ["-keyout", str(folder / "key.pem"), "-out", str(folder / "certificate.pem")]
    subprocess.run(command, check=True, capture_output=True)


def _wait_for(pid: Path, server: subprocess.Popen[bytes]) -> None:
    for _ in range(100):
        if pid.exists():
            return
        if server.poll() is not None:
            raise RuntimeError((pid.parent / "printed.log").read_text(encoding="utf-8"))
        time.sleep(0.1)
    message = "nginx did not start"
    raise RuntimeError(message)


def _install() -> None:
    is_container = not Path("/run/systemd/system").exists()
    if nginx_path() or not is_container or os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    for command in (["update", "-qq"], ["install", "-y", "-qq", "nginx-light"]):
        subprocess.run(["apt-get", *command], check=False, capture_output=True)


if __name__ == "__main__":
    _install()
    print(what_is_missing() or f"tests of several servers use {nginx_path()}")
