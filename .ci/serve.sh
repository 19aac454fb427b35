#!/usr/bin/env bash
# The development server: rebuilds and reloads the page when a source changes. It has its own folder, because it puts
# a reloading script into the page, and dist/ holds what is shipped. Beside it the tests' own pages, with the gallery.
. "$(dirname "$0")/common.sh"
mkdir -p target/serve
cargo run --quiet --package tests --example gallery -- tests/out/gallery
node tests/browser/site.mjs 8081 &
trap "kill $!" EXIT
say "building, then serving on http://127.0.0.1:8080 and its /pages/gallery.html (Ctrl-C ends it)"
trunk serve --dist target/serve --proxy-backend http://127.0.0.1:8081/pages/ "$@"
