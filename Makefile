# `make run` and `make test` are all a new machine needs: Python 3.11 or newer, and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501

.DEFAULT_GOAL := help
.PHONY: help run test setup setup-dev compile browser lint types imports unit test-deep format lock samples pictures eval clean

help:
	@echo "make run        build the demonstration county and serve the dashboard on 127.0.0.1:$(PORT)"
	@echo "make test       everything CI runs: lint, types, import contracts, tests"
	@echo "make test-deep  all tests, the slow ones too"
	@echo "make setup      install into $(VENV) and compile; nothing else"
	@echo "make compile    compile what reads prose and PDF, where there is a C compiler; setup and test do so too"
	@echo "make lock       resolve the lock files anew (versions and hashes)"
	@echo "make eval       how well figures in prose are read: precision, recall, F1, confusions"
	@echo "make pictures   take pictures of every page into docs/pages"
	@echo "make samples    write data/samples anew"
	@echo "make clean      remove caches; $(VENV) and data stay"

run: $(VENV)/.run
	$(BIN)/gkdash demo --port $(PORT)

# what waits for the network or for one core goes beside what compiles
test: setup-dev
	+@$(MAKE) --no-print-directory -j 4 compile browser lint types imports
	+@$(MAKE) --no-print-directory unit

setup: $(VENV)/.run compile
setup-dev: $(VENV)/.dev

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "gkdash needs Python 3.11 or newer; try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: $(VENV)/bin/python locks/run.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r locks/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/bin/python locks/dev.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r locks/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/.run

# Less time for prose and PDF, for who loads thousands of reports; needs a C compiler and does nothing without one, or
# where it is done already. `make run` does not wait for it.
compile: $(VENV)/.run
	@$(BIN)/python -m gkdash.compiling

# Browser tests need Chromium and a Chinese font. As root on Debian they are installed; otherwise the tests that need
# them skip and say so.
browser:
	@if command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
		echo "Installing Chromium for the browser tests"; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk >/dev/null; \
	else echo "Chromium is not installed: the browser tests will be skipped. On Debian: apt-get install chromium fonts-noto-cjk"; fi

lint:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types:
	$(BIN)/mypy

imports:
	PYTHONPATH=src:. $(BIN)/lint-imports

unit:
	$(BIN)/python -m pytest -n 3 --dist loadscope --no-loadscope-reorder

test-deep: setup-dev compile browser
	GKDASH_DEEP_TESTS=1 $(BIN)/python -m pytest -n 3 --dist loadscope --no-loadscope-reorder

format:
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

UV_LOCK = $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header \
	--no-emit-index-url --no-emit-find-links --quiet -c locks/constraints.txt pyproject.toml --extra build
lock: $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(UV_LOCK) -o locks/run.txt
	$(UV_LOCK) --extra dev -o locks/dev.txt

samples: setup-dev
	$(BIN)/python -m gkdash.demo.render.samples

pictures: setup-dev browser
	PYTHONPATH=src:. $(BIN)/python -m tests.browser.pictures

eval: setup-dev compile
	$(BIN)/python -m gkdash.bench eval

clean:
	rm -rf src/gkdash/*/_compiled .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache test-artifacts build dist
	find src tests pages -name __pycache__ -prune -exec rm -rf {} +
