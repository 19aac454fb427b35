#!/usr/bin/env bash
# Times what decides whether the widget feels quick.
. "$(dirname "$0")/common.sh"
if [ -e src/chart/examples/bench.rs ]; then
  cargo run --quiet --release --package chart --example bench
else
  say "nothing to measure yet: src/chart/examples/bench.rs does not exist"
fi
