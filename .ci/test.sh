#!/usr/bin/env bash
# Everything that has to hold before a change is merged.
. "$(dirname "$0")/common.sh"

.ci/lint.sh

say "native tests"
cargo test --quiet --workspace

.ci/build.sh

say "size"
.ci/size.sh

say "browser tests"
cargo build --quiet --workspace --bin entente
ENTENTE="$CARGO_TARGET_DIR/debug/entente" CHROMIUM=$(browser) node tests/browser/run.mjs

say "all tests passed"
