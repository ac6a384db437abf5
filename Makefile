# The commands of smsdesk's development. `make demo` and `make test` need nothing but Python 3.11 (with pip) and make.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.SUFFIXES:
.DEFAULT_GOAL := help

# The Python that makes .venv; after that .venv's own is used.
PYTHON ?= $(shell command -v python3.11 || command -v python3 || echo python3.11)
export PYTHON
# More arguments for pytest: make test PYTEST_ARGS="-k number -x"
PYTEST_ARGS ?=
# How many tests run at once: as many as there are processors, or make test PYTEST_WORKERS=0 for one after the other.
PYTEST_WORKERS ?= auto

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1
export PIP_ROOT_USER_ACTION := ignore

python := .venv/bin/python
installed := .venv/.installed
catalogues := $(patsubst %.ts,%.qm,$(wildcard resources/translations/smsdesk_*.ts))

.PHONY: help
help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-20s %s\n", $$1, $$2 }' Makefile

.PHONY: demo
demo: system $(installed) $(catalogues) ## practice mode: a window, or without a display the tour's pictures in build/tour
	@if [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then \
		$(python) -m smsdesk demo; \
	else \
		$(python) -m smsdesk demo --tour build/tour; \
	fi

.PHONY: test
test: system $(installed) $(catalogues) ## all tests, with a real password store
	@packaging/linux/with-secret-service.sh $(python) -m pytest -n $(PYTEST_WORKERS) --dist worksteal $(PYTEST_ARGS)

.PHONY: check
check: system $(installed) ## lint, types, the layers' contracts, both languages complete
	@$(python) -m ruff check .
	@$(python) -m ruff format --check .
	@$(python) -m mypy
	@.venv/bin/lint-imports
	@$(python) packaging/check_translations.py

.PHONY: format
format: $(installed) ## lay out the sources, and mend what ruff can
	@$(python) -m ruff check --fix .
	@$(python) -m ruff format .

# Longer than a change can wait for: the crash loop, the power cuts and the state machine at full length.
.PHONY: soak
soak: system $(installed) $(catalogues) ## 1,000 kills, 300 power cuts, every fault and planted bug, 500 runs of the state machine, 20,000 spoiled files
	@packaging/linux/with-secret-service.sh $(python) -m pytest tests/faults --kills 1000 --cuts 300 \
		-o faulthandler_timeout=0 $(PYTEST_ARGS)
	@$(python) -m tests.fuzz

.PHONY: benchmarks
benchmarks: system $(installed) $(catalogues) ## each measured figure beside its limit
	@$(python) -m tests.benchmarks

.PHONY: package
package: system $(installed) $(catalogues) ## what is given to users, in dist/
	@$(python) packaging/build.py

.PHONY: install
install: $(installed) ## .venv with the pinned dependencies, and smsdesk itself from this folder

$(installed): packaging/requirements.lock pyproject.toml | system
	@"$$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "smsdesk needs Python 3.11 or newer: make PYTHON=/where/it/is" >&2; exit 1; }
	@$(python) -m pip --version >/dev/null 2>&1 || "$$PYTHON" -m venv --clear .venv
	@echo "Installing Python packages into .venv"
	@$(python) -m pip install --quiet --require-hashes -r packaging/requirements.lock
	@$(python) -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.PHONY: translations
translations: $(catalogues) ## the window's words, compiled

# qt_th.ts, where there is one, holds Qt's own words, and goes into the same catalogue.
resources/translations/smsdesk_%.qm: resources/translations/smsdesk_%.ts $(wildcard resources/translations/qt_*.ts) \
		| system $(installed)
	@.venv/bin/pyside6-lrelease -silent $< $(wildcard resources/translations/qt_$*.ts) -qm $@

.PHONY: update-translations
update-translations: system $(installed) ## carry new words of the sources into the .ts files
	@$(python) packaging/check_translations.py --update

# What the asked targets need of the system: all of it at once, so that one sentence can name what is missing.
needs := $(if $(wildcard $(python)),,venv)
needs += $(if $(filter-out install format,$(MAKECMDGOALS)),run) $(if $(filter test soak,$(MAKECMDGOALS)),test) \
	$(if $(filter package,$(MAKECMDGOALS)),package libpython)

.PHONY: system
system:
	@$(if $(strip $(needs)),packaging/linux/install-system-packages.sh $(needs))

.PHONY: clean
clean: ## remove what was built, and caches; .venv stays
	@rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage
	@rm -f resources/translations/*.qm
	@find smsdesk tests packaging -name __pycache__ -type d -prune -exec rm -rf {} +
