#!/usr/bin/env bash
# A Rust compiler that is new enough, with clippy, rustfmt, the wasm32-unknown-unknown target and the sources of the
# standard library: from rustup where its server answers, from Debian's packages elsewhere (ENTENTE_TOOLCHAIN=debian
# forces that).
. "$(dirname "$0")/common.sh"
WANTED=${1:?the oldest version of Rust that will do}
TARGET=wasm32-unknown-unknown
LINK=entente-debian # the name under which rustup knows Debian's compiler

new_enough() { has "$1" && "$1" --version | cut -d' ' -f2 | { cat; echo "$WANTED"; } | sort -CVr; }
# A target is there when its standard library is, and was made by this very compiler.
target_there() {
  local lib
  lib="$("$1" --print sysroot)/lib/rustlib/$TARGET/lib"
  compgen -G "$lib/libstd-*.rlib" >/dev/null || return 1
  [ ! -e "$lib/made-by" ] || "$1" -vV | cmp -s - "$lib/made-by"
}
# A release build compiles the standard library itself.
source_there() { [ -e "$("$1" --print sysroot)/lib/rustlib/src/rust/library/Cargo.lock" ]; }

# Debian has a recent compiler but no standard library for wasm: compile that from Debian's sources.
debian() {
  local tool packages=()
  for tool in rustc-web cargo-web rust-web-src rust-web-llvm lld-22 rust-web-clippy rustfmt-web; do
    dpkg -s "$tool" >/dev/null 2>&1 || packages+=("$tool")
  done
  [ ${#packages[@]} = 0 ] || apt_install "${packages[@]}"
  target_there /usr/bin/rustc || std_for_wasm
  if has rustup; then
    rustup toolchain list | grep -q "^$LINK" || rustup toolchain link $LINK /usr
    rustup override set $LINK >/dev/null 2>&1
  fi
}

std_for_wasm() {
  local work lib
  say "compiling Rust's standard library for wasm (two minutes, once a machine)"
  work=$(mktemp -d)
  mkdir "$work/src"
  printf '[package]\nname = "empty"\nedition = "2021"\n[workspace]\n' >"$work/Cargo.toml"
  echo '#![no_std]' >"$work/src/lib.rs"
  # embed-bitcode: without it the release build's fat LTO fails.
  (cd "$work" && RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes CARGO_TARGET_DIR="$work/target" \
    /usr/bin/cargo build --quiet --release --target $TARGET -Z build-std=std,panic_abort,test)
  rm "$work/target/$TARGET/release/deps/"libempty-*
  lib="$(/usr/bin/rustc --print sysroot)/lib/rustlib/$TARGET/lib"
  as_root rm -rf "$lib"
  as_root mkdir -p "$lib"
  as_root cp "$work/target/$TARGET/release/deps/"*.rlib "$lib/"
  /usr/bin/rustc -vV | as_root tee "$lib/made-by" >/dev/null
  rm -rf "$work"
}

from_rustup() {
  has rustup || return 1
  # A machine that had to fall back once has no way to rustup's server: do not wait for it again.
  ! rustup toolchain list | grep -q "^$LINK" || return 1
  new_enough rustc || { say "updating Rust"; timeout 300 rustup update --no-self-update stable || return 1; }
  target_there rustc || { say "fetching Rust's wasm target"; timeout 180 rustup target add $TARGET; } || return 1
  source_there rustc || { say "fetching the standard library's sources"; timeout 180 rustup component add rust-src; } || return 1
  cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1 ||
    { say "fetching clippy and rustfmt"; timeout 180 rustup component add clippy rustfmt; }
}

ready() {
  new_enough rustc && target_there rustc && source_there rustc &&
    cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1
}

if [ "${ENTENTE_TOOLCHAIN:-}" = debian ]; then debian
elif ready; then :
elif from_rustup; then :
else
  ! has rustup || say "rustup's server does not answer; using Debian's compiler"
  debian
fi
