# Everything a maintainer types. `make serve` and `make test` need nothing but Python 3.11+, Node 20+, npm, make and git.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PORT   ?= 8000
export NO_MKDOCS_2_WARNING := 1
# Containers often tell Python to keep nothing that it compiles; the tests start hundreds of processes.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help serve build traditional test unit scripts test-later test-hosts audit bench lint format lock clean browser

help: ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

# A stamp is newer than its lock file once that file has been installed: a second run installs nothing.
$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)

# Nothing is installed without its hash, not even what builds a package that comes as source.
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-build-isolation

$(VENV)/build.stamp: requirements/install.txt requirements/build.txt | $(BIN)/python
	$(INSTALL) -r requirements/install.txt
	$(INSTALL) -r requirements/build.txt
	touch $@

$(VENV)/test.stamp: requirements/test.txt | $(VENV)/build.stamp
	$(INSTALL) -r requirements/test.txt
	touch $@

node_modules/.package-lock.json: package.json package-lock.json
	npm ci --silent --no-audit --no-fund --ignore-scripts
	touch $@

serve: $(VENV)/build.stamp node_modules/.package-lock.json ## build the site and serve it with live reload
	$(BIN)/python -m mkdocs serve --strict --config-file mkdocs.serve.yml --dev-addr 127.0.0.1:$(PORT)

build: $(VENV)/build.stamp node_modules/.package-lock.json ## build the production site into site/
	$(BIN)/python -m mkdocs build --strict --clean --site-dir site
	$(BIN)/python -m hooks.finish.compression site

traditional: $(VENV)/build.stamp node_modules/.package-lock.json ## build the site with Traditional Chinese, as a program makes it, below build/
	$(BIN)/python -m tools.traditional build/zh-Hant
	cd build/zh-Hant && ../../$(BIN)/python -m mkdocs build --strict --clean --config-file mkdocs.zh-Hant.yml --site-dir site

# Over all processors, by the groups and in the order of tests/groups.py.
SPREAD := -n auto --no-loadscope-reorder

browser: $(VENV)/test.stamp node_modules/.package-lock.json
	@$(BIN)/python -m tools.find_browser
	@$(BIN)/python -m tools.find_firefox

test: scripts $(VENV)/test.stamp node_modules/.package-lock.json browser ## run every test: scripts, unit, site, browser
	$(BIN)/python -m pytest $(SPREAD)

unit: scripts $(VENV)/test.stamp ## run the fast tests: scripts and unit, without the exhaustive ones
	$(BIN)/python -m pytest -q $(SPREAD) --hypothesis-profile quick -m "not exhaustive" tests/unit

# Lighthouse has a folder of its own: it is large, and nothing else needs it.
tools/audit/node_modules/.package-lock.json: tools/audit/package.json tools/audit/package-lock.json
	npm ci --prefix tools/audit --silent --no-audit --no-fund --ignore-scripts
	touch $@

audit: build browser tools/audit/node_modules/.package-lock.json ## audit the production build: barriers, HTML, links, policy, speed, weight
	$(BIN)/python -m tools.audit site

scripts: node_modules/.package-lock.json
	node --test --test-reporter=dot tests/node/*.test.js

test-later: $(VENV)/test.stamp node_modules/.package-lock.json browser ## run the fast tests and one browser file two years from now
	$(BIN)/python -m tools.far_clock

test-hosts: $(VENV)/test.stamp node_modules/.package-lock.json browser ## run the tests on nginx and Caddy, which come as Debian's packages, with other generators and a third language
	$(BIN)/python -m pytest $(SPREAD) tests/hosts

lint: $(VENV)/test.stamp node_modules/.package-lock.json ## ruff, mypy and the rules of import for Python, Biome and tsc for what runs in a browser
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	npx --no -- biome check --error-on-warnings
	npx --no -- tsc --project browser/tsconfig.json
	npx --no -- tsc --project browser/tsconfig.workers.json
	npx --no -- tsc --project tests/node/tsconfig.json

bench: $(VENV)/test.stamp node_modules/.package-lock.json ## measure how a build grows with the site, beside plain Material
	$(BIN)/python -m benchmarks.scale

format: $(VENV)/test.stamp node_modules/.package-lock.json ## let ruff and Biome format and mend what they can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	npx --no -- biome check --write

LOCK := $(BIN)/python -m piptools compile --quiet --upgrade --generate-hashes --strip-extras --allow-unsafe \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host

lock: $(BIN)/python ## compile the pinned requirements anew
	$(INSTALL) -r requirements/lock.txt
	cd requirements && for name in install lock build normalizer test properdocs materialx zensical; do ../$(LOCK) $$name.in -o $$name.txt || exit 1; done

clean: ## remove everything that was built or installed here
	rm -rf $(VENV) node_modules tools/audit/node_modules site build .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis
