#!/usr/bin/env bash
# Everything that has to hold before a change is merged.
. "$(dirname "$0")/common.sh"

.ci/lint.sh

say "native tests"
cargo test --quiet --workspace

.ci/build.sh

say "size"
.ci/size.sh

.ci/hosts.sh

say "browser tests"
cargo build --quiet --workspace --bin entente
server >/dev/null || say "NOT TESTED: how dist/ is served, for want of nginx"
ENTENTE="$CARGO_TARGET_DIR/debug/entente" CHROMIUM=$(browser) ENTENTE_NGINX=$(server || true) node tests/browser/run.mjs

say "all tests passed"
