#!/usr/bin/env bash
# Removes what was built. Installed tools and fetched packages stay.
. "$(dirname "$0")/common.sh"
say "removing dist/, tests/out/ and $ENTENTE_CACHE/target"
rm -rf dist tests/out tests/*/node_modules tests/hosts/pages/node_modules target
rm -rf "$ENTENTE_CACHE/target"
