# `make site` and `make test` are all that a fresh machine needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
QUICK := -m "not slow and not browser"

.PHONY: site test quick lint types check bench tools clean help

help:
	@echo "make site   install into .venv and build the sample school"
	@echo "make test   install what the tests need and run all of them"
	@echo "make quick  the fast tests only"
	@echo "make lint   style and types"
	@echo "make bench  pages per second against plain MkDocs, levels, a large cohort"

$(BIN)/portfolio: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml $(BIN)/portfolio
	$(BIN)/python -m pip install --quiet --editable ".[dev]"
	@touch $@

site: $(BIN)/portfolio
	$(BIN)/portfolio build
	@echo
	@echo "Open in a browser:"
	@echo "  site/educators/juniper/index.html      what educators see"
	@echo "  site/public/amara-okafor/index.html    what everybody sees of a learner who shares publicly"
	@echo "Family links are listed by: $(BIN)/portfolio links"

tools:
	@./tests/install_tools.sh

test: $(VENV)/.dev tools lint types
	$(BIN)/python -m pytest -n auto --dist loadgroup

quick: $(VENV)/.dev
	$(BIN)/python -m pytest -n auto --dist loadgroup $(QUICK)

lint: $(VENV)/.dev
	$(BIN)/ruff check --output-format concise .
	$(BIN)/ruff format --check --quiet .

types: $(VENV)/.dev
	$(BIN)/mypy

check: lint types quick

bench: $(VENV)/.dev
	$(BIN)/python bench/pages_per_second.py
	$(BIN)/python bench/levels.py
	$(BIN)/python bench/educators.py

clean:
	rm -rf site .site-stage $(VENV)
