#!/usr/bin/env bash
# Times what decides whether the widget feels quick: native code by itself, then the widget beside other timelines in a
# browser, into tests/bench/RESULTS.md. What is said besides goes to tests/bench/run.mjs: .ci/bench.sh --n 20,300 --runs 1
. "$(dirname "$0")/common.sh"
say "reading, preparing and packing large dossiers"
cargo bench --quiet --package tests --bench large
say "one picture of a large dossier"
cargo bench --quiet --package tests --bench frame

npm_packages tests/bench
(.ci/build.sh)
say "the widget beside other timelines (half an hour, and nothing else should run)"
cargo build --quiet --workspace --bin entente
ENTENTE="$CARGO_TARGET_DIR/debug/entente" CHROMIUM=$(browser) node tests/bench/run.mjs "$@"
