# Sourced by the other scripts: where things are kept, and how the scripts speak.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# What outlives a clone is kept outside it: npm packages, the tools' and this project's compiled code.
# CARGO_TARGET_DIR is there too whenever cargo runs through make; plain `cargo build` uses ./target as ever.
export ENTENTE_CACHE="${ENTENTE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/entente}"
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$ENTENTE_CACHE/target}"
CARGO_BIN="${CARGO_HOME:-$HOME/.cargo}/bin"
case ":$PATH:" in
  *":$CARGO_BIN:"*) on_path=yes ;;
  *) on_path=no && export PATH="$CARGO_BIN:$PATH" ;;
esac

# In bold and in red where somebody reads along, plainly in a log.
if [ -t 2 ]; then bold=$'\e[1m' red=$'\e[31m' plain=$'\e[0m'; else bold='' red='' plain=''; fi
say() { echo "$bold▸ $*$plain" >&2; }
fail() { echo "$red✘ $*$plain" >&2; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }

# Makes cargo compile the standard library with the widget, for size and without messages of panics: nobody could read
# them in a browser, and a panic only ends the module. Both flags are unstable, so the compiler has to be told that it
# may know them. Trunk names a target, and then RUSTFLAGS are for that target alone. It has a folder of its own, because
# build scripts look at RUSTC_BOOTSTRAP and would run anew whenever another command comes between.
small() {
  export RUSTC_BOOTSTRAP=1
  export CARGO_UNSTABLE_BUILD_STD=std,panic_abort CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
  export RUSTFLAGS="-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none"
  export CARGO_TARGET_DIR="$CARGO_TARGET_DIR/small"
  # Found on the PATH: cargo compiles everything anew when a linker's path changes, and each clone has another.
  export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=link.sh PATH="$PWD/.ci:$PATH"
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif has sudo; then sudo "$@"
  else fail "this needs root, and there is no sudo: $*"
  fi
}

apt_updated=no
apt_install() {
  has apt-get || fail "missing: $* (no apt-get here; install them with your own package manager, then run make again)"
  say "installing from Debian: $*"
  if [ $apt_updated = no ]; then as_root apt-get update -qq; apt_updated=yes; fi
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# The browser that the tests drive: CHROMIUM if it is set, else what this machine has.
browser() {
  local name
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
    if [ -n "$name" ] && has "$name"; then command -v "$name"; return; fi
  done
  return 1
}

# The server that the tests of hosting run: ENTENTE_NGINX if it is set, else what this machine has, or setup.sh has unpacked.
server() {
  local name
  for name in "${ENTENTE_NGINX:-}" nginx /usr/sbin/nginx "$ENTENTE_CACHE/nginx/usr/sbin/nginx"; do
    if [ -n "$name" ] && has "$name"; then command -v "$name"; return; fi
  done
  return 1
}

# npm_packages FOLDER: the packages that a folder's lock file names, kept by its hash and linked into the clone.
npm_packages() {
  local folder=$1 home
  home="$ENTENTE_CACHE/npm/$(sha256sum "$folder/package-lock.json" | cut -c1-16)"
  if [ ! -e "$home/done" ]; then
    say "fetching the packages of $folder"
    mkdir -p "$home"
    cp "$folder"/{package.json,package-lock.json,.npmrc} "$home/"
    npm ci --silent --no-audit --no-fund --ignore-scripts --prefix "$home"
    touch "$home/done"
  fi
  ln -sfn "$home/node_modules" "$folder/node_modules"
}
