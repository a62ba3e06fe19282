"""Times all measures of a network beside networkx (and igraph where installed). Run by hand.

`.venv/bin/python -m tests.bench.measures_bench [sizes]`; without sizes 60, 150, 300 and 1,000. Ours
is timed nine times, the others once. Run it on a machine that does nothing else.
"""

import importlib
import importlib.util
import sys
from collections.abc import Callable
from statistics import median
from time import perf_counter

import networkx as nx

from model.network.graph import Graph, graph_of
from model.network.measures import measure

TIES_A_PARTNER = 5
REPEATS = 9


def random_network(n: int) -> nx.Graph:
    """Return a random network with five ties a partner, the size the issue names."""
    return nx.gnm_random_graph(n, TIES_A_PARTNER * n, seed=20)


def our_graph(g: nx.Graph) -> Graph:
    """Return the same network in our own form, fresh, so that nothing is kept from before."""
    key = {node: f"{node:05d}" for node in g}
    names = {partner_id: partner_id for partner_id in key.values()}
    domains = {partner_id: f"domain-{node % 12}" for node, partner_id in key.items()}
    return graph_of(names, [(key[a], key[b]) for a, b in g.edges], domains=domains)


def ours(g: nx.Graph) -> tuple[float, float]:
    """Return the median and the best time in milliseconds, graph given, nothing kept."""
    times = []
    for _ in range(REPEATS):
        fresh = our_graph(g)
        start = perf_counter()
        measure(fresh)
        times.append(1000 * (perf_counter() - start))
    return median(times), min(times)


def with_networkx(g: nx.Graph) -> dict[str, float]:
    """Return milliseconds a measure, each once."""
    measures: dict[str, Callable[[], object]] = {
        "density": lambda: nx.density(g),  # type: ignore[no-untyped-call]  # half typed
        "components": lambda: list(nx.connected_components(g)),
        "articulation points": lambda: list(nx.articulation_points(g)),
        "bridges": lambda: list(nx.bridges(g)),
        "betweenness": lambda: nx.betweenness_centrality(g),
        "closeness": lambda: nx.closeness_centrality(g),
        "core": lambda: nx.core_number(g),
        "constraint": lambda: nx.constraint(g),
        "effective size": lambda: nx.effective_size(g),
    }
    return {name: _timed(run) for name, run in measures.items()}


def with_igraph(g: nx.Graph) -> float | None:
    """Return milliseconds for the measures igraph has (no effective size); None if not there."""
    if importlib.util.find_spec("igraph") is None:
        return None
    other = importlib.import_module("igraph").Graph(n=len(g), edges=list(g.edges))
    return _timed(
        lambda: (
            other.density(),
            other.connected_components(),
            other.articulation_points(),
            other.bridges(),
            other.betweenness(),
            other.closeness(),
            other.coreness(),
            other.constraint(),
        )
    )


def _timed(run: Callable[[], object]) -> float:
    start = perf_counter()
    run()
    return 1000 * (perf_counter() - start)


def main(sizes: list[int]) -> None:
    """Print one line a size."""
    print("partners   ties  ours ms (best)  networkx ms   times  igraph ms")
    for n in sizes:
        g = random_network(n)
        (own, best), theirs, other = ours(g), with_networkx(g), with_igraph(g)
        total = sum(theirs.values())
        igraph_time = "-" if other is None else f"{other:.1f}"
        print(
            f"{n:>8} {g.number_of_edges():>6} {own:>8.1f} {f'({best:.1f})':>7} {total:>12.0f} {total / own:>7.0f}"
            f" {igraph_time:>10}",
            flush=True,
        )
        slowest = sorted(theirs, key=lambda name: -theirs[name])[:4]
        print("         networkx: " + ", ".join(f"{name} {theirs[name]:.0f}" for name in slowest))


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [60, 150, 300, 1000])
