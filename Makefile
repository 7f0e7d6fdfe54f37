# Two commands for a fresh machine with Python 3.11 or newer, pip and make: `make demo` and `make test`.
# Everything is installed into .venv from requirements.lock, the versions that were tested.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: setup demo test slow lint lock dictionary

setup: $(VENV)/.ready

$(VENV)/.ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip install --quiet --python $(BIN)/python -r requirements.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --editable .
	touch $@

demo: setup  ## fetch the sample articles from a loopback server into a warehouse and print what was learnt
	$(BIN)/onrecord demo

test: setup  ## the default tests: minutes, no network beyond loopback
	$(BIN)/python -m pytest -q

slow: setup  ## servers, kills, benchmarks
	$(BIN)/python -m pytest -q -m slow

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

lock:  ## renew requirements.lock from pyproject.toml
	$(BIN)/uv pip compile --universal --no-emit-index-url --upgrade --python-version 3.11 --extra dev --quiet pyproject.toml -o requirements.lock
