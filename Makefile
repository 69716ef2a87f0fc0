# Two commands to know: `make run` and `make test`. Everything else is below.
export RASA_TELEMETRY_ENABLED := false
export SQLALCHEMY_SILENCE_UBER_WARNING := 1
# Without compiled code kept on disk each part would take three times as long to start.
unexport PYTHONDONTWRITEBYTECODE
PYTHON := .venv/bin/python
UV := $(or $(shell command -v uv),.tools/bin/uv)

.PHONY: help run train retrain shell check audit test stories goals bench bench-desk house demo-data evaluate requirements environment
help:
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-14s%s\n", $$1, $$2}' Makefile

run: environment ## start everything, from nothing; Ctrl-C stops all
	@$(PYTHON) -m aide.run

train: environment ## train the model if the data changed
	@$(PYTHON) -m aide.run train

retrain: environment ## train on changed data, test, show before and after; kept only if nothing got worse
	@$(PYTHON) -m aide.run retrain

shell: environment ## talk in the terminal; make shell ARGS="--customer demo-claire"
	@$(PYTHON) -m aide.shell $(ARGS)

# What a newcomer would stumble on: circles between folders, citations of what is not there, French in Python, what is too long.
HOUSE := tests/test_folders.py tests/test_french_format.py $(addprefix tests/platform/test_,citations.py french_in_yaml.py house.py figures_said.py)
check: environment ## style, types, the house's own rules, and Rasa's check of its data
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy aide actions engine
	$(PYTHON) -m pytest -q $(HOUSE)
	$(PYTHON) -m aide.run.validate
	@UV=$(UV) .ci/audit

audit: environment ## known faults of what is installed, and its parts list (var/sbom.cdx.json); fails on any that is not accepted
	@UV=$(UV) .ci/audit --strict

# What starts the whole product has one worker: two products at once would be too slow for their own deadlines. The small
# tests give way to it (nice); the browser, whose deadlines are a second, comes after them.
TALKS := tests/run/test_story_tests.py tests/conversations tests/goals/test_goals.py
test: train ## every test
	@$(MAKE) --no-print-directory -j2 --output-sync=target units talks
	$(PYTHON) -m pytest tests/browser -n 2 --dist loadfile

.PHONY: units talks
units:
	nice $(PYTHON) -m pytest tests -n 2 --dist loadfile $(addprefix --ignore ,$(TALKS) tests/browser)
talks:
	$(PYTHON) -m pytest $(TALKS)

stories: environment ## the testers' stories; make stories ARGS="words of a title" for one
	@$(PYTHON) -m aide.run.stories $(ARGS)

goals: environment ## customers with a goal: how many reach it; quick: make goals ARGS="--in-process --only id,id"
	@$(PYTHON) -W ignore -m tests.goals $(ARGS)

bench: environment ## how fast, beside stock Rasa
	$(PYTHON) -m bench $(ARGS)

bench-desk: environment ## how fast the desk's pages are; make bench-desk ARGS="--messages 100000"
	$(PYTHON) -m bench.desk $(ARGS)

house: environment ## how easy the code is to enter, before and now: sizes, circles, docstrings, twins
	@$(PYTHON) -m bench.house $(ARGS)

demo-data: environment ## fill the local desk with invented conversations (adds, never deletes)
	@$(PYTHON) -m aide.desk.demo $(ARGS)

evaluate: environment ## how well customers are understood: figures, pictures, a page
	$(PYTHON) -m bench.evaluate $(ARGS)

requirements: $(filter .tools/bin/uv,$(UV)) ## compile requirements*.in again
	$(UV) pip compile --generate-hashes --no-emit-index-url --python-version 3.11 requirements.in -o requirements.txt
	$(UV) pip compile --generate-hashes --no-emit-index-url --python-version 3.11 requirements-dev.in -c requirements.txt -o requirements-dev.txt
	$(UV) pip compile --no-config --generate-hashes --no-emit-index-url --python-version 3.11 requirements-audit.in -o requirements-audit.txt
	$(UV) pip compile --no-config --generate-hashes --no-emit-index-url --python-version 3.10 bench/stock/requirements.in -o bench/stock/requirements.txt

environment: .venv/.complete
# uv.toml says what of Rasa is left out; aide.pth has every Python of the environment read what answers for it.
.venv/.complete: requirements-dev.txt uv.toml .python-version | $(filter .tools/bin/uv,$(UV))
	@echo "Installation des bibliothèques (une fois ; quelques centaines de Mo à télécharger)…"
	@test "$$(cat .venv/.python 2>/dev/null)" = "$$(cat .python-version)" || $(UV) venv -q --python $$(cat .python-version) --clear .venv
	@$(UV) pip sync --require-hashes --python .venv requirements-dev.txt
	@printf '%s\nimport without_tensorflow\n' '$(CURDIR)/engine' > .venv/lib/python$$(cat .python-version)/site-packages/aide.pth
	@cp .python-version .venv/.python
	@touch $@

.tools/bin/uv: requirements-tools.txt
	@python3 -c 'import ensurepip' || { echo "python3 has no pip: apt-get install python3-venv" >&2; exit 1; }
	@echo "Installation de l'installateur (uv)…"
	@python3 -m venv .tools && .tools/bin/pip install -q --disable-pip-version-check --require-hashes -r $<
