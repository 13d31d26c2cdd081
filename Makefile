# `make` lists the targets. Everything is set up in .venv on first use; nothing outside this folder is touched.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help demo run dev test test-all check format messages docs bench screenshots clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo "cjm-tui needs Python 3.11 or newer: install it, or name one with 'make PYTHON=python3.12 …'." >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
	  { echo "Python lacks its venv module: install it (Debian and Ubuntu: apt install python3-venv)." >&2; exit 1; }
	@echo "Setting up $(VENV) …"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: $(READY) ## open the demo: a real journey, told fully
	@$(BIN)/cjm-tui demo

run: $(READY) ## open your own library
	@$(BIN)/cjm-tui

dev: $(READY) ## set everything up, and say how to use it
	@echo "$(BIN)/cjm-tui runs the program from the source; 'make check' and 'make test' before each commit."

test: $(READY) ## run the quick tests
	@$(BIN)/python -m pytest -q -n auto --dist loadfile -m 'not slow and not external'

test-all: $(READY) ## run every test, those with real terminals, servers and readers included
	@$(BIN)/python -m pytest -q -n auto --dist loadfile

check: $(READY) ## format, lint, types, import contracts, catalogues
	$(BIN)/ruff format --check cjm_tui tests bench tools
	$(BIN)/ruff check cjm_tui tests bench tools
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python tools/messages.py check
	$(BIN)/python tools/docs.py check

format: $(READY) ## format the source
	$(BIN)/ruff format cjm_tui tests bench tools
	$(BIN)/ruff check --fix cjm_tui tests bench tools

messages: $(READY) ## extract messages, compile catalogues, name what lacks a translation
	$(BIN)/python tools/messages.py sync

docs: $(READY) ## write the pages that are derived from the program
	$(BIN)/python tools/docs.py

bench: $(READY) ## measure speed and size, as ratios within one run
	$(BIN)/python -m bench

screenshots: $(READY) ## photograph every screen, in both languages
	$(BIN)/python tools/screenshots.py

clean: ## remove what was built
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis dist build
