# make run   – open the workbench on this machine
# make test  – install what the tests need and run all of them
# make check – linters, types, import direction, data files, translations, known weaknesses

PYTHON ?= python3
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run demo test test-fast check audit format messages learn bench shots pictures clean browser

$(VENV)/installed: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed / Python 3.11 of nieuwer is nodig."; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/installed-dev: requirements.txt requirements-dev.txt $(VENV)/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

run: $(VENV)/installed
	$(BIN)/python -m model start --port $(PORT)

demo: $(VENV)/installed
	$(BIN)/python -m model demo

browser: $(VENV)/installed-dev
	$(BIN)/python tests/tools/chromium.py
	$(BIN)/python tests/tools/nginx.py

test: browser
	$(BIN)/python -m pytest -n 2 --dist loadgroup

test-fast: $(VENV)/installed-dev
	$(BIN)/python -m pytest -n 2 -m "not browser and not postgres"

check: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy app.py pages model
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q tests/architecture
	$(BIN)/python tests/tools/messages.py --check
	$(BIN)/python tests/tools/audit.py

# Known weaknesses in what is installed. `check` does the same, but says that it skipped this when
# the internet cannot be reached; here that is a fault.
audit: $(VENV)/installed-dev
	$(BIN)/python tests/tools/audit.py --must

format: $(VENV)/installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

messages: $(VENV)/installed-dev
	$(BIN)/python tests/tools/messages.py

# PYTHON must have scikit-learn, pydantic and PyYAML; it stays out of the environment of the project.
learn:
	$(PYTHON) tests/tools/learn_kind.py
	$(PYTHON) tests/tools/learn_weights.py

bench: $(VENV)/installed-dev
	$(BIN)/python -m tests.bench

shots: browser
	$(BIN)/python tests/tools/shots.py

pictures: browser
	$(BIN)/python tests/tools/readme_pictures.py

clean:
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis shots bench-results
