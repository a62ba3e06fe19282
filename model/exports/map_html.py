"""The network as one HTML file that works in any browser without network: map, search and cards.

vis-network comes from the installed pyvis package and is put into the page. What people typed is
in the page twice: escaped in a table, and as JSON that the script puts on screen as text only.
"""

from __future__ import annotations

import base64
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import sha256
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from model.core.catalogue import DATA_DIR
from model.core.translation import Translator
from model.exports.network_map import Edge, Group, NetworkMap, Node, Sector

TEMPLATES = DATA_DIR / "templates"
VIS_NETWORK = Path("lib", "vis-9.1.2", "vis-network.min.js")
_PAINTERS = ("network_paint.js", "network_names.js", "network_whole.js")


def painters() -> str:
    """Return the script that paints a map; its page and the file that works offline share it."""
    return "\n".join((TEMPLATES / part).read_text(encoding="utf-8") for part in _PAINTERS)


def write(
    network: NetworkMap, sectors: Iterable[Sector] = (), *, inner: float = 0, outer: float = 0
) -> bytes:
    """Return the page in UTF-8: about 550 kB, most of it vis-network.

    With sectors the domains are wedges of a circle, as on the page of the map.
    """
    sectors = tuple(sectors)
    words = _words(network)
    ties = _ties_in_words(network)
    own = (TEMPLATES / "map.js").read_text(encoding="utf-8")
    scripts = (_vis_network(), f'"use strict";\n(() => {{\n{painters()}\n{own}}})();\n')
    shown = {node.group for node in network.nodes} | {sector.group for sector in sectors}
    groups = [group for group in network.groups if group.id in shown]
    number = {group.id: at for at, group in enumerate(groups)}
    data = {
        "title": network.middle or network.title,
        "words": words,
        "groups": [_group(group) for group in groups],
        "nodes": [_node(node, number, ties[node.id]) for node in network.nodes],
        "edges": [_edge(edge) for edge in network.edges],
        "wedges": [
            [number[sector.group], sector.start, sector.end, int(not sector.is_empty)]
            for sector in sectors
        ],
        "inner": inner,
        "outer": outer,
    }
    parts = [
        _head(network, scripts),
        _board(network, words),
        f"<section><h2>{escape(words['legend'])}</h2>",
        f'<ul class="legend" id="legend"></ul><p>{escape(words["open"])}</p></section>',
        _table(network, ties, words),
        f"<footer>{escape(network.footer)}</footer>",
        f'<script type="application/json" id="data">{_json_in_html(data)}</script>',
        *(f"<script>{script}</script>" for script in scripts),
        "</body>\n</html>\n",
    ]
    return "\n".join(parts).encode()


def _words(network: NetworkMap) -> dict[str, str]:
    t = Translator(network.language)
    return {
        "map": t("Map of partners and their ties; the table below says the same in words"),
        "search": t("Search for a partner"),
        "none": t("No partner found. Try another word."),
        "legend": t("Domains"),
        "open": t("Open circle: does not take part yet."),
        "table": t("The map in words"),
        "partner": t("Partner"),
        "group": t("Domain"),
        "facts": t("What we know"),
        "ties": t("Ties"),
        "all": t("Show all"),
        "room": t("room to grow"),
        "partners": t.plural("one partner", "{n} partners", len(network.nodes)),
    }


@lru_cache(maxsize=1)
def _vis_network() -> str:
    """Return the library without the pointer to a file that is not there.

    pyvis is found but not imported: that would load IPython too.
    """
    spec = find_spec("pyvis")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    path = Path(spec.submodule_search_locations[0]) / VIS_NETWORK
    return re.sub(r"//# sourceMappingURL=.*", "", path.read_text(encoding="utf-8"))


def _policy(scripts: tuple[str, ...]) -> str:
    """Allow exactly these scripts, no request to anywhere, and pictures in the page itself."""
    digests = (base64.b64encode(sha256(script.encode()).digest()).decode() for script in scripts)
    allowed = " ".join(f"'sha256-{digest}'" for digest in digests)
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _head(network: NetworkMap, scripts: tuple[str, ...]) -> str:
    style = (TEMPLATES / "map.css").read_text(encoding="utf-8")
    subtitle, note = (
        f"\n<p>{escape(text)}</p>" if text else "" for text in (network.subtitle, network.note)
    )
    return (
        f'<!doctype html>\n<html lang="{network.language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(scripts)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(network.title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f"<header><h1>{escape(network.title)}</h1>{subtitle}{note}</header>\n<main>"
    )


def _board(network: NetworkMap, words: dict[str, str]) -> str:
    label = escape(f"{network.title}: {words['map']}")
    return (
        f'<div class="board">\n<div class="picture"><div id="canvas" role="img" '
        f'aria-label="{label}"></div>\n<canvas id="paper" aria-hidden="true"></canvas>\n'
        f'<button type="button" id="all">{escape(words["all"])}</button></div>\n'
        '<div class="side">\n<div class="search">'
        f'<label for="search">{escape(words["search"])}</label>'
        '<input id="search" type="search" autocomplete="off">'
        f'<p class="note" id="none" role="status" hidden>{escape(words["none"])}</p></div>\n'
        '<ul id="found"></ul>\n<div id="card" aria-live="polite" hidden></div>\n</div>\n</div>'
    )


def _table(network: NetworkMap, ties: dict[str, list[str]], words: dict[str, str]) -> str:
    groups = {group.id: group for group in network.groups}
    head = "".join(
        f'<th scope="col">{escape(words[name])}</th>'
        for name in ("partner", "group", "facts", "ties")
    )
    rows = []
    for node in network.nodes:
        group = groups[node.group]
        facts = "\n".join(f"{name}: {value}" for name, value in node.facts)
        cells = (f"{group.letter} · {group.label}", facts, "\n".join(ties[node.id]))
        drawn = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        rows.append(f"<tr><td>{escape(node.label)}</td>{drawn}</tr>")
    body = "\n".join(rows)
    return (
        f'<section><h2 id="in-words">{escape(words["table"])}</h2>\n'
        '<div class="scroll" role="region" tabindex="0" aria-labelledby="in-words">'
        f"<table><thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table></div>"
        "</section>\n</main>"
    )


def _ties_in_words(network: NetworkMap) -> dict[str, list[str]]:
    """Say each tie at both its ends; an arrow shows which way it points."""
    names = {node.id: node.label for node in network.nodes}
    ties: dict[str, list[str]] = defaultdict(list)
    for edge in network.edges:
        label = f" ({edge.label})" if edge.label else ""
        out, back = ("→ ", "← ") if edge.arrow else ("", "")
        out, back = ("↔ ", "↔ ") if edge.arrow and edge.back else (out, back)
        ties[edge.source].append(f"{out}{names[edge.target]}{label}")
        ties[edge.target].append(f"{back}{names[edge.source]}{label}")
    return ties


def _group(group: Group) -> dict[str, Any]:
    return {
        "id": group.id,
        "label": group.label,
        "letter": group.letter,
        "colour": group.colour,
        "ink": _readable_on(group.colour),
    }


def _readable_on(colour: str) -> str:
    """Return white or near-black, whichever has more contrast (WCAG 2.2, relative luminance)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB
        for part in parts
    )
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return "#ffffff" if 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.05 else "#101516"


def _node(node: Node, number: Mapping[str, int], ties: list[str]) -> dict[str, Any]:
    return {
        "id": node.id,
        "label": node.label,
        "group": number[node.group],
        "x": node.x,
        "y": node.y,
        "present": node.is_present,
        "facts": [list(fact) for fact in node.facts],
        "ties": ties,
    }


def _edge(edge: Edge) -> dict[str, Any]:
    marks = (edge.arrow, edge.back, edge.dashed, edge.formal)
    return {
        "source": edge.source,
        "target": edge.target,
        "level": edge.level,
        "marks": sum(2**at for at, is_so in enumerate(marks) if is_so),
    }


def _json_in_html(data: dict[str, Any]) -> str:
    """Return JSON in which nothing can end the script element or start a comment."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
