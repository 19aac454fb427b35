# Every target installs by itself whatever it needs and is quick when that is there. The work is in .ci/.

.PHONY: help setup serve build package test lint bench clean

help: ## list these targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

setup: ## install whatever is missing: Rust for wasm, Trunk, wasm-opt, esbuild, Chromium, Firefox, the tests' packages
	@.ci/setup.sh

serve: setup ## build, watch, and serve the page on http://127.0.0.1:8080
	@.ci/serve.sh

build: setup ## build what is shipped into dist/
	@.ci/build.sh

package: build ## the npm package of what is shipped, into target/npm/
	@.ci/package.sh

test: setup ## everything: lint, native tests, build, size, browser tests
	@.ci/test.sh

lint: setup ## format, clippy on both targets, licences and advisories of what we depend on
	@.ci/lint.sh

bench: setup ## time the layout of large dossiers, and the widget beside other timelines
	@.ci/bench.sh

clean: ## remove what was built (tools stay)
	@.ci/clean.sh
