#!/usr/bin/env bash
# Format, clippy, and what we depend on: licences, sources, known vulnerabilities.
. "$(dirname "$0")/common.sh"

say "format"
cargo fmt --all --check

say "clippy, native"
cargo clippy --quiet --workspace --all-targets -- -D warnings

say "clippy, what runs in the browser"
cargo clippy --quiet --package widget --package compare --package reader --target wasm32-unknown-unknown -- -D warnings

say "licences and sources of dependencies"
cargo deny --log-level error check bans licenses sources

say "advisories"
# The database is on GitHub. Not to reach it is no finding, but it must be said.
if timeout 120 cargo deny --log-level off fetch db >/dev/null 2>&1; then
  cargo deny --log-level error --offline check advisories
else
  say "NOT CHECKED: the advisory database could not be fetched"
fi
