# Every target sets up what it needs in .venv, from the hash-pinned locks in requirements/, and again only when a lock changes.
# Needed beforehand: make, and Python 3.11 or newer with its venv module. Another interpreter: make test PYTHON=python3.12

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check --no-input
PORT ?= 8000
LOCK := uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet

.DEFAULT_GOAL := help
.PHONY: help demo test check golden bench screenshots wheel lock clean

help:
	@echo "make demo    read the example report and serve its page on http://localhost:$(PORT)"
	@echo "make test    the linters and every test, those of the database on SQLite and on PostgreSQL"
	@echo "make check   the linters only"
	@echo "make golden  rewrite the golden registers"
	@echo "make bench   speed and quality, beside other readers"
	@echo "make screenshots  pictures of the pages in bench/out/screens (needs Chromium: bash tests/setup_debian.sh)"
	@echo "make wheel   dist/*.whl with the reading compiled (needs a C compiler)"
	@echo "make lock    pin the requirements anew (needs uv)"

demo: $(VENV)/.run
	@$(BIN)/bihuan demo --port $(PORT)

test: check debian
	$(BIN)/python -m tests.everything

check: $(VENV)/.dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy --strict src
	$(BIN)/lint-imports

golden: $(VENV)/.dev
	$(BIN)/python -m tests.golden.rewrite

bench: $(VENV)/.bench
	$(BIN)/python -m bench

screenshots: $(VENV)/.dev debian
	$(BIN)/python tools/screenshots.py

wheel: $(VENV)/.dev
	BIHUAN_COMPILE=1 $(PIP) wheel --no-deps --no-build-isolation --wheel-dir dist .

.PHONY: debian
debian:
	@bash tests/setup_debian.sh

lock:
	$(LOCK) --group run --extra site --output-file requirements/run.txt pyproject.toml
	$(LOCK) --group dev --extra office --extra scan --extra site --constraint requirements/run.txt --output-file requirements/dev.txt pyproject.toml

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

# .run holds the program alone, .dev adds what checks it, .bench what it is measured against
# (the recognizers name packages that are gone, so they are installed without what they ask for).

$(VENV)/.run: requirements/run.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "需要 Python 3.11 或更新的版本 / Python 3.11 or newer is needed: make PYTHON=python3.12 ...")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Setting up $(VENV) ..."
	@$(PIP) install --require-hashes --requirement requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@PYTHONDONTWRITEBYTECODE= $(BIN)/bihuan read examples/mingchuan-2026.txt > /dev/null  # so that the first reading is as quick as any
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	@echo "Setting up the checks in $(VENV) ..."
	@$(PIP) install --require-hashes --requirement requirements/dev.txt
	@touch $@

$(VENV)/.bench: bench/requirements.txt $(VENV)/.dev
	@echo "Setting up the bench in $(VENV) ..."
	@$(PIP) install $$(grep -v '^#\|^recognizers' bench/requirements.txt)
	@$(PIP) install --no-deps $$(grep '^recognizers' bench/requirements.txt)
	@touch $@
