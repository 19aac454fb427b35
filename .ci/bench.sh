#!/usr/bin/env bash
# Times what decides whether the widget feels quick.
. "$(dirname "$0")/common.sh"
say "reading, preparing and packing large dossiers"
cargo bench --quiet --package tests --bench large
say "one picture of a large dossier"
cargo bench --quiet --package tests --bench frame
