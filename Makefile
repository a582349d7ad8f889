# Two commands for a newcomer: `make demo` and `make test`. Both set up .venv first, from requirements.lock.
PYTHON ?= python3
BIN := .venv/bin
PACKAGES := flows transforms expectations warehouse tests

.PHONY: demo test check format lock corpus golden bench bench-judge bench-load bench-scans province kills hostile clean help

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: .venv/ready ## two nights over an invented district's site: findings, a letter, a released database
	$(BIN)/mingzhang demo

test: .venv/ready ## run the tests
	$(BIN)/python -m pytest

check: .venv/ready ## lint, format, types and import contracts
	$(BIN)/ruff check $(PACKAGES)
	$(BIN)/ruff format --check $(PACKAGES)
	$(BIN)/mypy
	$(BIN)/lint-imports

corpus: .venv/ready ## a line a real book: forms, facts, agreement of the two readers, time a page (a minute)
	$(BIN)/python -m tests.corpus

golden: .venv/ready ## accept today's reading of the real books, after printing every difference
	$(BIN)/python -m tests.corpus.golden

bench: .venv/ready ## time the readers on real books against their peers and count right numbers (twelve minutes)
	$(BIN)/python -m tests.bench.reading

bench-judge: .venv/ready ## 1,000 clean books, 2,400 planted errors by family, 600 pairs: accused, noticed, named (ten minutes)
	$(BIN)/python -m tests.bench.judge

bench-load: .venv/ready ## judge 1, 3 and 10 million generated facts: seconds, memory, and the plot docs/load.svg
	$(BIN)/python -m tests.bench.load

bench-scans: .venv/ready ## read pictures of pages by OCR (needs the ocr extra): numbers right, unreadable, wrong
	$(BIN)/python -m tests.bench.scans

province: .venv/ready ## two nights over a simulated province of 12,240 books, against its truth (half an hour)
	$(BIN)/python -m tests.province

kills: .venv/ready ## kill twenty nights at random moments; each, run again, must end as an undisturbed one
	$(BIN)/python -m tests.province.kills

hostile: .venv/ready ## read 1,000 damaged copies of books: nothing may hang, crash the run, or be accused
	$(BIN)/python -m tests.bench.hostile

format: .venv/ready ## format the code and sort the imports
	$(BIN)/ruff check --fix $(PACKAGES)
	$(BIN)/ruff format $(PACKAGES)

.venv/ready: requirements.lock pyproject.toml .ci/make-venv
	PYTHON=$(PYTHON) bash .ci/make-venv
	touch $@

# uv resolves for every platform and writes no host into the file. The override lets Prefect, which asks for a
# certifi newer than registries offer, take the newest there is.
lock: ## write requirements.lock anew from pyproject.toml (needs uv)
	echo 'certifi' | uv pip compile --universal --python-version 3.11 pyproject.toml --group dev \
	  --override - --no-header --no-annotate --output-file requirements.lock

clean: ## remove everything that can be made again
	rm -rf .venv var .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build *.egg-info
