# Everything lives in .venv; each target says what it sets up and does it once.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# What is compiled is kept, so that hundreds of processes of the tests need not do it again.
unexport PYTHONDONTWRITEBYTECODE
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help run test check bench fuzz pictures docs clean

help: ## say what there is to make
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | expand -t 12

run: $(VENV)/runtime ## open the sample articles side by side
	@$(BIN)/reader texts/town-hall.md texts/xinjiang-visit.md

test: $(VENV)/development ## run all tests
	@echo "Running the tests …"
	@$(BIN)/python -m pytest -q -n auto --dist worksteal

check: $(VENV)/development ## format, lint, types, imports, repeats, and the wheel in a clean environment
	@echo "Checking format and lint …"
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@echo "Checking types …"
	@$(BIN)/mypy --no-error-summary
	@echo "Checking imports …"
	@$(BIN)/lint-imports --no-logo --show-timings > $(VENV)/imports.log || { cat $(VENV)/imports.log; exit 1; }
	@echo "Checking for repeated code …"
	@$(BIN)/python tools/repeats.py reader
	@echo "Building the wheel and running it in a clean environment …"
	@$(BIN)/python tools/try_wheel.py

bench: $(VENV)/development ## time what a person waits for, on this machine
	@for script in tests/bench/bench_*.py; do echo "== $$script"; $(BIN)/python $$script || exit 1; done

fuzz: $(VENV)/development ## read mutated files of each format, ten minutes each
	@$(BIN)/python -c 'import atheris' 2> /dev/null || $(PIP) install 'atheris>=3.0'
	@$(BIN)/python tools/fuzz.py

pictures: $(VENV)/development ## draw the pictures in docs/ from the real program
	@$(BIN)/python tools/draw_pictures.py

docs: $(VENV)/development ## print docs/keys.md and docs/cli.md from the code
	@$(BIN)/python tools/write_docs.py

clean: ## remove what make made
	@rm -rf $(VENV) build dist

$(VENV)/bin/python:
	@command -v $(PYTHON) > /dev/null || { echo "Reader needs Python 3.11 or newer, and there is no $(PYTHON) here: install it, or name another with PYTHON=…"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Reader needs Python 3.11 or newer, and $(PYTHON) is older: name another with PYTHON=…"; exit 1; }
	@echo "Setting up Reader in $(VENV) (once; about half a minute) …"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/runtime: pyproject.toml | $(VENV)/bin/python
	@echo "Installing what Reader needs …"
	@$(PIP) install --editable .
	@touch $@

$(VENV)/development: pyproject.toml | $(VENV)/bin/python
	@echo "Installing what Reader and its tests need …"
	@$(PIP) install --editable '.[dev]'
	@touch $@ $(VENV)/runtime
