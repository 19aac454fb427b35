#!/usr/bin/env bash
# The development server: rebuilds and reloads the page when a source changes. It has its own folder, because it puts
# a reloading script into the page, and dist/ holds what is shipped.
. "$(dirname "$0")/common.sh"
mkdir -p target/serve
say "building, then serving on http://127.0.0.1:8080 (Ctrl-C ends it)"
exec trunk serve --dist target/serve "$@"
