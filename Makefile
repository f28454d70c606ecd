# Two commands to know: `make lab` and `make test`. On Windows, see "Two commands" in the README.
PYTHON ?= python3
BIN := .venv/bin
START := lessons/00_start_here/start_here.ipynb
# In a container one is often root, and Jupyter wants to be told that this is meant.
LAB := $(BIN)/jupyter lab $(if $(filter 0,$(shell id -u)),--allow-root)

.PHONY: lab test notebooks teach bench lock

lab: .venv/lab             ## JupyterLab on the first notebook
	JUPYTER_CONFIG_PATH="$(CURDIR)/binder" $(LAB) --LabApp.default_url=/lab/tree/$(START) $(ARGS)

test: .venv/test           ## all tests
	$(BIN)/python -m pytest $(ARGS)

notebooks: .venv/test      ## build solutions/ and lessons/ from the authors' .py files
	$(BIN)/python -m grading notebooks

teach: .venv/test          ## JupyterLab with Formgrader on this course
	JUPYTER_CONFIG_PATH="$(CURDIR)/grading" $(LAB) $(ARGS)

bench: .venv/test          ## how fast notebooks run, figures answer, networks train and grading goes, against rivals
	$(BIN)/python -m tests.bench
	$(BIN)/python -m tests.bench_training
	$(BIN)/python -m tests.bench_grading

lock: .venv/test           ## choose anew which versions requirements.txt names
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --upgrade --no-annotate \
		--custom-compile-command "make lock" --quiet -o requirements.txt
	$(BIN)/uv pip compile pyproject.toml --extra teach --extra test -c requirements.txt --universal \
		--python-version 3.11 --upgrade --no-annotate --custom-compile-command "make lock" --quiet -o tests/requirements.txt

.venv/pyvenv.cfg:
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed: make PYTHON=python3.12 ..." \
		if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }

.venv/lab: requirements.txt pyproject.toml | .venv/pyvenv.cfg
	$(BIN)/pip install -r requirements.txt
	$(BIN)/pip install --no-deps --editable .
	touch $@

.venv/test: tests/requirements.txt .venv/lab
	$(BIN)/pip install -r tests/requirements.txt
	touch $@
