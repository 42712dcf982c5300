# Two commands for everybody: `make run` and `make test`.
PYTHON ?= python3
BIN = .venv/bin

.PHONY: run test lint check environments train messages requirements eval calibrate bench

run: environments
	@exec $(BIN)/madoguchi run

test: environments lint check train
	.venv-rasa/bin/python -m pytest -p no:warnings --confcutdir=tests/nlu tests/nlu
	$(BIN)/pytest

lint: environments
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

check: environments
	$(BIN)/madoguchi check

train: environments
	$(BIN)/madoguchi train

# How well questions are understood: the page is of questions that nothing was tuned on.
eval: train
	$(BIN)/madoguchi eval understand tests/understanding/held-out/*.tsv --page docs/evaluation.md
	$(BIN)/madoguchi eval understand tests/understanding/*.tsv --baseline tests/understanding/baseline.yml

# After new questions, phrases or training examples: weights anew, and what is reached becomes the bar.
calibrate: train
	$(BIN)/madoguchi eval calibrate tests/understanding/*.tsv
	$(BIN)/madoguchi eval understand tests/understanding/*.tsv --baseline tests/understanding/baseline.yml --keep

# The tables of docs/benchmarks.md; takes half an hour the first time (it trains a stock Rasa).
bench: train
	$(BIN)/python -m bench

# New and changed Japanese texts into the catalogues of all locales.
messages: environments
	PYTHONPATH=. $(BIN)/pybabel -q extract -F babel.cfg -k pgettext:1c,2 --ignore-dirs ".*" --no-wrap -o var/all.pot .
	$(BIN)/python -m bot.l10n.update var/all.pot

# Compiles the pins anew (needs the package index).
requirements: environments
	$(BIN)/uv pip compile -q --universal --generate-hashes --python-version 3.11 requirements/dev.in -o requirements/dev.txt --custom-compile-command "make requirements"
	$(BIN)/uv pip compile -q --universal --generate-hashes --python-version 3.11 requirements/bot.in -o requirements/bot.txt --custom-compile-command "make requirements"
	$(BIN)/uv pip compile -q --universal --no-deps --generate-hashes --python-version 3.11 requirements/encoder.in -o requirements/encoder.txt --custom-compile-command "make requirements"
	$(BIN)/uv pip compile -q --universal --generate-hashes --python-version 3.10 requirements/rasa.in -o requirements/rasa.txt --custom-compile-command "make requirements"

environments:
	@$(PYTHON) environments.py
