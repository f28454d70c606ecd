# Two commands to know: `make lab` and `make test`. On Windows, see "Two commands" in the README.
PYTHON ?= python3
BIN := .venv/bin
START := lessons/00_start_here/start_here.ipynb

.PHONY: lab test notebooks teach bench lock

lab: .venv/lab             ## JupyterLab on the first notebook
	$(BIN)/jupyter lab $(START) $(ARGS)

test: .venv/test           ## all tests
	$(BIN)/python -m pytest $(ARGS)

notebooks: .venv/test      ## build solutions/ and lessons/ from the authors' .py files
	$(BIN)/python -m grading notebooks

teach: .venv/test          ## JupyterLab with Formgrader on this course
	JUPYTER_CONFIG_PATH=$(CURDIR)/grading $(BIN)/jupyter lab $(ARGS)

bench: .venv/test          ## how fast the explorable figures answer, against @interact
	$(BIN)/python -m tests.bench

lock: .venv/test           ## choose anew which versions requirements.txt names
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --upgrade --no-annotate \
		--custom-compile-command "make lock" --quiet -o requirements.txt
	$(BIN)/uv pip compile pyproject.toml --extra teach --extra test -c requirements.txt --universal \
		--python-version 3.11 --upgrade --no-annotate --custom-compile-command "make lock" --quiet -o tests/requirements.txt

.venv:
	$(PYTHON) -m venv .venv

.venv/lab: requirements.txt pyproject.toml | .venv
	$(BIN)/pip install -r requirements.txt
	$(BIN)/pip install --no-deps --editable .
	touch $@

.venv/test: tests/requirements.txt .venv/lab
	$(BIN)/pip install -r tests/requirements.txt
	touch $@
