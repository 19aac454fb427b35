#!/usr/bin/env bash
# The linker of a release build. Rust exports what any dependency marks for JavaScript, and whatever is exported keeps
# all that it calls. Leptos depends on wasm-streams, and nobody here uses its three classes: not exported, they fall
# away. Later it is too late: a table of functions holds what they call, and no tool takes anything out of a table.
arguments=()
while [ $# != 0 ]; do
  case "$1 ${2:-}" in
    "--export "*intounderlying*) shift 2 ;;
    *) arguments+=("$1") && shift ;;
  esac
done
exec rust-lld "${arguments[@]}" # from the compiler's own folder, which it puts on the PATH
