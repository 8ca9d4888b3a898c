# make demo    set up, build the graph of the article, answer a question; add other articles, tell how their figures differ
# make test    set up with the test tools, run the tests
# make check   what CI runs: lint, types, tests
# make bench [CORPUS=FILE.jsonl] [SHORT=--short]   speed: each part beside its floor, the questions in four engines, pages, clients;
#              builds by two processes, comparison and memory as articles grow, builds that are killed
# make quality CORPUS=FILE.jsonl GOLD=FOLDER   precision and recall on annotated articles
# make article renew the pages and schemes that are made: docs/article.md, docs/ontology.md, ontology/schemes
# make names CORPUS=FILE.jsonl DESCRIPTIONS=FILE.bz2   train the French recogniser of names again (training/README.md)
# make lock    renew the locked requirements

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
ARTICLE := data/article/article.txt
OTHERS := data/demonstration
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check --no-input
UV := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header --no-annotate

.PHONY: demo test check lint bench quality article names lock clean

demo: .venv/installed
	@rm -rf kg-store
	$(BIN)/kg build $(ARTICLE)
	@echo
	@echo 'Who says how many Russian soldiers died, in which words?'
	$(BIN)/kg query who-says-how-many-died
	@echo
	@echo 'Three commands worth trying next:'
	@echo '  $(BIN)/kg explain quantity-1691        one figure in words: its sentence, its source, and why'
	@echo '  $(BIN)/kg queries                      the questions that the library answers'
	@echo '  $(BIN)/kg compare --measure lost       which share of which tanks, by whom'
	@echo
	$(BIN)/kg --quiet build $(OTHERS)
	@echo
	@echo 'Who gives which figure for whose dead, when, and how do they differ?'
	$(BIN)/kg compare --measure killed

test: .venv/tested
	$(BIN)/python -m pytest -q

check: lint
	$(BIN)/python -m pytest -q

lint: .venv/tested
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: .venv/installed
	$(BIN)/python -m benchmarks.speed $(CORPUS)
	$(BIN)/python -m benchmarks.linking $(CORPUS)
	$(BIN)/python -m benchmarks.queries $(SHORT)
	@# these two tell by their exit code that an aim is missed; the others follow all the same
	-$(BIN)/python -m benchmarks.pages
	-$(BIN)/python -m benchmarks.clients
	$(BIN)/python -m benchmarks.jobs $(SHORT)
	$(BIN)/python -m benchmarks.compare $(SHORT)
	$(BIN)/python -m benchmarks.memory $(SHORT)
	$(BIN)/python -m benchmarks.killed $(SHORT)

quality: .venv/installed
	$(BIN)/python -m benchmarks.scores $(CORPUS) $(GOLD)

article: .venv/installed
	$(BIN)/python data/build_schemes.py
	$(BIN)/python docs/build_ontology.py
	$(BIN)/python -m benchmarks.article

names: .venv/installed
	$(PIP) --require-hashes -r requirements-training.txt
	@mkdir -p build
	$(BIN)/python -m training.rehearsal $(DESCRIPTIONS) build/rehearsal.txt
	OMP_NUM_THREADS=1 $(BIN)/python -m training.names $(CORPUS) build/rehearsal.txt data/weights/fr/ner.npz

lock: .venv/tested
	$(UV) pyproject.toml requirements.in -o requirements.txt
	$(UV) requirements-test.in -o requirements-test.txt
	$(UV) requirements-training.in -o requirements-training.txt

clean:
	rm -rf .venv kg-store build dist

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo 'kg needs Python 3.11 or newer: install it, or name it: make PYTHON=/path/to/python3.11' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo 'this Python lacks venv: install it (Debian: apt install python3-venv)' >&2; exit 1; }
	@echo 'Setting up .venv, once; it takes a few minutes'
	@$(PYTHON) -m venv .venv

.venv/installed: .venv/bin/python requirements.txt pyproject.toml
	@$(PIP) --require-hashes -r requirements.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/tested: .venv/installed requirements-test.txt
	@$(PIP) --require-hashes -r requirements-test.txt
	@touch $@
