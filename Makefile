# The two commands of a newcomer: `make site`, `make test`. Everything stands in .venv.
PYTHON ?= python3
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1
# The moment of the last commit dates an edition, so that a commit gives the same bytes on every day.
export SOURCE_DATE_EPOCH := $(or $(SOURCE_DATE_EPOCH),$(shell git log -1 --format=%ct 2>/dev/null || date +%s))

.PHONY: site offline epub pdf test fuzz check audit admin edit serve lock score search-report bench clean

site: .venv/ready
	$(BIN)/python scripts/get_fribidi.py
	$(BIN)/warraq build
	$(BIN)/mkdocs build --strict --quiet
	$(BIN)/warraq offline
	@echo "site/ is ready: open site/index.html, or put the folder on a host."

# The zip is part of every building; this is its name for those who look for it.
offline: site

# Both make the site anew and put what they made into it: `make epub pdf` gives a site that offers all.
epub: site .venv/pandoc
	$(BIN)/warraq epub

pdf: site
	$(BIN)/warraq pdf

test: .venv/ready .venv/pandoc .venv/audit/ready .venv/admin/ready
	$(BIN)/python scripts/get_fribidi.py
	$(BIN)/python scripts/get_chromium.py
	$(BIN)/python -m pytest

# Other examples of the properties than `make test` has, and many more; some minutes.
fuzz: .venv/ready
	$(BIN)/python scripts/get_fribidi.py
	$(BIN)/python -m pytest -m hypothesis --hypothesis-profile=fuzz

check: .venv/ready
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/actionlint -shellcheck $(BIN)/shellcheck -pyflakes= $(wildcard .github/workflows/*.yml)
	$(BIN)/zizmor --offline --quiet --strict-collection --persona pedantic .github
	$(BIN)/warraq build --check
	$(BIN)/warraq check

# The built site before its judges; needs nginx (it says how to get it) and some minutes.
audit: .venv/audit/all
	$(BIN)/python scripts/get_chromium.py
	$(BIN)/python scripts/audit

# The content manager: forms for the records and the glossary under site/admin/. MkDocs clears the site, so it
# comes last. ADMIN_SIGN_IN names the service that signs editors in at the host of the files.
admin: site .venv/admin/ready
	$(BIN)/warraq admin

# The same on this machine, without a host: what is saved stands in seeds/.
edit: admin
	$(BIN)/python scripts/admin

serve: .venv/ready
	$(BIN)/warraq build
	$(BIN)/mkdocs serve --livereload

# One environment from one list of pins; every package is checked by its hash. It is made beside its
# place and marked ready at the end, so a broken download leaves no half environment behind.
.venv/ready: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; name it with: make PYTHON=python3.12 …"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' \
		|| { echo "Python's venv is missing; install it with: apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv --clear .venv
	@# Twice quiet: feedgen comes as source, which pip calls old at every building.
	$(BIN)/pip install --quiet --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@# Arabic names of files are told as letters, not as numbers; who has chosen otherwise keeps it.
	@git config core.quotePath > /dev/null 2>&1 || git config core.quotePath false 2> /dev/null || true
	touch $@

.venv/pandoc: requirements-epub.txt .venv/ready
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement $< \
		|| { echo "pandoc, which makes the EPUB, could not be installed; try again with: make epub"; exit 1; }
	touch $@

# axe and the Nu HTML checker, for the tests; Lighthouse besides, for `make audit`. Each package by its hash.
.venv/audit/ready: requirements-audit.txt scripts/audit/package-lock.json .venv/ready .venv/pandoc
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement $< \
		|| { echo "Node, which the audit runs on, could not be installed; try again."; exit 1; }
	$(BIN)/python scripts/audit/get_tools.py
	touch $@

# The content manager and its server; Node comes with the judges' pins.
.venv/admin/ready: requirements-audit.txt scripts/admin/package.json scripts/admin/package-lock.json .venv/ready .venv/pandoc
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement $< \
		|| { echo "Node, which the content manager runs on, could not be installed; try again."; exit 1; }
	$(BIN)/python scripts/admin/get_tools.py
	touch $@

.venv/audit/all: .venv/audit/ready
	$(BIN)/python scripts/audit/get_tools.py --all
	touch $@

# Needs `uv`; writes the pins anew, for every platform, without any registry's address.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --all-extras \
		--no-header --no-annotate --upgrade pyproject.toml --output-file requirements.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --group epub \
		--no-header --no-annotate --upgrade --constraint requirements.txt --output-file requirements-epub.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --group audit \
		--no-header --no-annotate --upgrade --constraint requirements.txt --output-file requirements-audit.txt

# For maintainers who have the labelled material; FOLDER/seeds, devset, glossary-dev stand in SHARED.
SHARED ?= ../shared
score: .venv/ready
	$(BIN)/python scripts/measure_reading.py $(SHARED)/seeds
	$(BIN)/python scripts/measure_reading.py $(SHARED)/devset
	$(BIN)/python scripts/measure_glossary.py $(SHARED)/glossary-dev seeds

# The search's scorecard, with Material's own search on the same pages in the same run.
search-report: .venv/ready
	$(BIN)/python scripts/get_chromium.py
	$(BIN)/python scripts/measure_search.py $(SHARED)/search-dev

# TEXTS is a folder of Arabic texts; without one the seeds serve. PAGEFIND, when it names a Python that has the
# packages `pagefind` and `pagefind_bin`, is measured in the same run as our search.
TEXTS ?= seeds
bench: .venv/ready
	$(BIN)/python scripts/get_chromium.py
	$(BIN)/python scripts/measure_speed.py $(TEXTS)
	$(BIN)/python scripts/measure_matching.py $(TEXTS)
	$(BIN)/python scripts/measure_scale.py $(TEXTS) $(if $(PAGEFIND),--with-pagefind $(PAGEFIND))

clean:
	rm -rf .venv site dist
