"""A coalition of nothing but partners and ties, as many as `BENCH_PARTNERS` says, five ties each.

Run by the bench of pictures in a database of its own; `plain_page` is the same network as people
put it in a frame with pyvis alone.
"""

from __future__ import annotations

import os

from model.core.coalitions import Coalition
from model.services.opening import start_work
from tests.bench.map_bench import coalition


def make_bare_network() -> None:
    """Fill the database of `WORKBENCH_DATABASE_URL`."""
    partners, ties = coalition(int(os.environ["BENCH_PARTNERS"]))
    with start_work(by="bench") as work:
        here = work.coalitions.add(
            Coalition(name="Lindewaarde", municipality="Lindewaarde", id="bench")
        )
        work.partners.add_all(
            [one.model_copy(update={"coalition_id": here.id}) for one in partners]
        )
        work.ties.add_all([one.model_copy(update={"coalition_id": here.id}) for one in ties])
        work.commit()


if __name__ == "__main__":
    make_bare_network()
