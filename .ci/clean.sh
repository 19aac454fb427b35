#!/usr/bin/env bash
# Removes what was built. Installed tools and fetched packages stay.
. "$(dirname "$0")/common.sh"
say "removing dist/, tests/out/ and $CARGO_TARGET_DIR"
rm -rf dist tests/out tests/browser/node_modules target
rm -rf "$CARGO_TARGET_DIR"
