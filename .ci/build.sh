#!/usr/bin/env bash
# What is shipped, into dist/.
. "$(dirname "$0")/common.sh"
say "building dist/"
small
trunk build --release "$@"
