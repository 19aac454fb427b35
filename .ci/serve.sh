#!/usr/bin/env bash
# The development server: rebuilds and reloads the page when a source changes.
. "$(dirname "$0")/common.sh"
say "serving on http://127.0.0.1:8080 (Ctrl-C ends it)"
exec trunk serve "$@"
