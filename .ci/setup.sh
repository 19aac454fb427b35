#!/usr/bin/env bash
# Installs what is missing to build and test, and nothing that is there already.
. "$(dirname "$0")/common.sh"

# Versions are written once: Rust and wasm-bindgen in Cargo.toml, Trunk and wasm-opt in Trunk.toml, the rest here.
RUST=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
WASM_BINDGEN=$(sed -n 's/^wasm-bindgen = "=\(.*\)"/\1/p' Cargo.toml)
TRUNK=$(sed -n 's/^trunk-version = "\(.*\)"/\1/p' Trunk.toml)
BINARYEN=$(sed -n 's/^wasm_opt = "version_\(.*\)"/\1/p' Trunk.toml)
CARGO_DENY=0.20.2
ESBUILD=0.28.2

packages=()
has cc || packages+=(gcc libc6-dev)
has git || packages+=(git)
has node || packages+=(nodejs)
has npm || packages+=(npm)
has brotli || packages+=(brotli)
browser >/dev/null || packages+=(chromium)
has "${FIREFOX:-firefox}" || has firefox-esr || packages+=(firefox-esr)
has WebKitWebDriver || ! has apt-get || packages+=(webkit2gtk-driver)
has xvfb-run || ! has apt-get || packages+=(xvfb xauth)
# Pictures and tests of labels are of a font that the style sheet names; without any, labels are empty boxes.
{ has fc-list && fc-list | grep -qi liberation; } || ! has apt-get || packages+=(fontconfig fonts-liberation)
[ ${#packages[@]} = 0 ] || apt_install "${packages[@]}"

# A server for the tests of hosting, with its module for Brotli. Unpacked only: if installed, it would start to serve.
unpack_nginx() {
  local work packages=(nginx nginx-common libnginx-mod-http-brotli-static)
  work=$(mktemp -d)
  say "unpacking from Debian: ${packages[*]}"
  (cd "$work" && { apt-get download -qq "${packages[@]}" || { as_root apt-get update -qq && apt-get download -qq "${packages[@]}"; }; } &&
    for it in *.deb; do dpkg-deb -x "$it" nginx; done && mv nginx "$ENTENTE_CACHE/") 2>/dev/null || true
  rm -rf "$work"
  server >/dev/null || say "no nginx: the tests of hosting will be left out"
}
server >/dev/null || ! has apt-get || unpack_nginx

.ci/rust.sh "$RUST"

# These tools run for seconds, but a 2-core machine would optimise them for twenty minutes.
export CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_OPT_LEVEL=0 \
  CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_DEBUG=0

# cargo_tool NAME VERSION CRATE FLAGS…: into cargo's own bin, where `trunk serve` by itself finds it too.
cargo_tool() {
  local name=$1 version=$2 crate=$3
  shift 3
  if has "$name" && "$name" --version 2>/dev/null | grep -qF " $version"; then return; fi
  say "compiling $crate $version (minutes, once a machine)"
  CARGO_TARGET_DIR="$ENTENTE_CACHE/tools" cargo install --quiet --force "$crate" --version "$version" "$@"
}
cargo_tool wasm-bindgen "$WASM_BINDGEN" wasm-bindgen-cli --no-default-features
cargo_tool trunk "$TRUNK" trunk --locked --no-default-features
cargo_tool cargo-deny "$CARGO_DENY" cargo-deny --locked

# npm_tool PACKAGE VERSION COMMAND…: linked into cargo's own bin too.
npm_tool() {
  local package=$1 version=$2 command
  shift 2
  say "fetching $package $version"
  npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$ENTENTE_CACHE/$package" "$package@$version"
  mkdir -p "$CARGO_BIN"
  for command in "$@"; do ln -sf "$ENTENTE_CACHE/$package/node_modules/.bin/$command" "$CARGO_BIN/$command"; done
}
{ wasm-opt --version && wasm-metadce --version; } 2>/dev/null | grep -cF "version $BINARYEN " | grep -qx 2 ||
  npm_tool binaryen "$BINARYEN" wasm-opt wasm-metadce
[ "$(esbuild --version 2>/dev/null)" = "$ESBUILD" ] || npm_tool esbuild "$ESBUILD" esbuild

npm_packages tests/browser
npm_packages tests/hosts

# Trunk builds offline, so that it never downloads behind our back: the crates must be there before. `cargo fetch` leaves
# out those that the standard library is made of; to plan a release build, without building, takes them too.
cargo fetch --quiet ${CI:+--locked}
(small && cargo build --quiet --release --package widget --target wasm32-unknown-unknown -Zunstable-options --unit-graph \
  ${CI:+--locked} >/dev/null)
say "ready: $(cargo --version | cut -d' ' -f1,2), wasm-bindgen $WASM_BINDGEN, trunk $TRUNK, wasm-opt $BINARYEN"
[ $on_path = yes ] || say "to use trunk by itself, put $CARGO_BIN on your PATH"
