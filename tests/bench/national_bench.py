"""Times every page when all 342 municipalities share one database."""

from __future__ import annotations

import sys

from tests.bench.pages_bench import main

if __name__ == "__main__":
    sys.argv[1:] = ["--data", "national", "--soak", "500", *sys.argv[1:]]
    main()
