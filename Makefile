# `make site` and `make test` are all that a fresh machine needs. Both install exactly what requirements/ says.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := -m pip install --quiet --disable-pip-version-check
LOCKED := $(INSTALL) --require-hashes --requirement
OURS := $(INSTALL) --no-deps --no-build-isolation --editable .
PYTEST := -m pytest -n auto --dist loadgroup --max-worker-restart 0
SYSTEM_PACKAGES ?= yes
REACHED := .reached.json
WATCHED := -m slipcover --branch --source portfolio_gen --json --out $(REACHED)
QUICK := -m "not slow and not browser"
COMPILE := pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --group build \
	--custom-compile-command "make lock" --constraint requirements/held-back.txt $(UPGRADE) pyproject.toml

# Tests begin hundreds of processes: what each of them runs is compiled once, whatever the machine's habit is.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help site test quick lint types check tools newest oldest explore golden filters lock upgrade bench clean

help:
	@echo "make site     install into .venv and build the sample school"
	@echo "make test     install what the tests need, run all of them, print what they reach; may install system packages"
	@echo "make quick    the fast tests only"
	@echo "make lint     style and types"
	@echo "make newest   all tests with the newest release of everything; make oldest: with the oldest we promise"
	@echo "make explore  the laws with other examples than the usual ones"
	@echo "make golden   tests/golden/ anew, which is what three sites say, and the rules and rooms in docs/architecture.md"
	@echo "make filters  theme/assets/filters.css anew: what the filters of educators' pages hide"
	@echo "make lock     requirements/ anew after a change in pyproject.toml; make upgrade: with newer releases"
	@echo "make bench    pages per second against plain MkDocs, levels, a large cohort"

$(BIN)/portfolio: pyproject.toml requirements/program.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python $(LOCKED) requirements/program.txt
	$(BIN)/python $(OURS)
	@touch $@

$(VENV)/.dev: requirements/tests.txt $(BIN)/portfolio
	$(BIN)/python $(LOCKED) requirements/tests.txt
	@touch $@

site: $(BIN)/portfolio
	$(BIN)/portfolio build
	@echo
	@echo "Open in a browser:"
	@echo "  site/educators/juniper/index.html      what educators see"
	@echo "  site/public/amara-okafor/index.html    what everybody sees of a learner who shares publicly"
	@echo "Family links are listed by: $(BIN)/portfolio links"

tools:
	@SYSTEM_PACKAGES=$(SYSTEM_PACKAGES) ./tests/install_tools.sh

test: tools $(VENV)/.dev lint types
	$(BIN)/python $(WATCHED) $(PYTEST)
	$(BIN)/python tests/coverage_floor.py $(REACHED)

quick: $(VENV)/.dev
	$(BIN)/python $(PYTEST) $(QUICK)

lint: $(VENV)/.dev
	$(BIN)/ruff check --output-format concise .
	$(BIN)/ruff format --check --quiet .

types: $(VENV)/.dev
	$(BIN)/mypy

check: lint types quick

newest: tools
	$(PYTHON) -m venv --clear $(VENV)-newest
	$(VENV)-newest/bin/python $(INSTALL) --upgrade pip
	$(VENV)-newest/bin/python $(INSTALL) --upgrade --upgrade-strategy eager --editable ".[dev]" --group build
	$(VENV)-newest/bin/mypy
	$(VENV)-newest/bin/python $(PYTEST) --unlocked

oldest: tools
	$(PYTHON) -m venv --clear $(VENV)-oldest
	$(VENV)-oldest/bin/python $(LOCKED) requirements/oldest.txt
	$(VENV)-oldest/bin/python $(OURS)
	$(VENV)-oldest/bin/python $(PYTEST) --unlocked

golden: $(VENV)/.dev
	PYTHONPATH=. $(BIN)/python tests/golden_plans.py
	$(BIN)/python tests/test_layers.py
	$(BIN)/python tests/test_rooms.py

filters: $(VENV)/.dev
	PYTHONPATH=. $(BIN)/python tests/theme/filter_rules.py

explore: $(VENV)/.dev
	$(BIN)/python $(PYTEST) $(QUICK) --hypothesis-profile=explore

lock:
	$(PYTHON) -m venv $(VENV)-lock
	$(VENV)-lock/bin/python $(INSTALL) uv
	$(VENV)-lock/bin/uv $(COMPILE) --extra dev --output-file requirements/tests.txt
	$(VENV)-lock/bin/uv $(COMPILE) --constraint requirements/tests.txt --output-file requirements/program.txt
	$(VENV)-lock/bin/uv $(COMPILE) --extra dev --resolution lowest-direct --output-file requirements/oldest.txt

upgrade:
	$(MAKE) lock UPGRADE=--upgrade

bench: $(VENV)/.dev
	$(BIN)/python bench/pages_per_second.py
	$(BIN)/python bench/levels.py
	$(BIN)/python bench/educators.py

clean:
	rm -rf site .site-stage $(REACHED) $(VENV) $(VENV)-newest $(VENV)-oldest $(VENV)-lock
