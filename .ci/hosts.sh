#!/usr/bin/env bash
# Pages of React, Vue, Svelte and Vite with the npm package in them, into tests/out/hosts: packed, installed as anybody
# would install it, checked by each one's compiler of types, and built.
. "$(dirname "$0")/common.sh"
node -e 'const [major, minor] = process.versions.node.split("."); process.exit(major > 20 || (major == 20 && minor > 18) ? 0 : 1)' ||
  fail "Vite needs Node 20.19 or newer; this is $(node --version)"
.ci/package.sh
rm -rf tests/hosts/pages/node_modules tests/out/vite
npm install --silent --offline --no-save --no-audit --no-fund --prefix tests/hosts/pages ./target/npm/*.tgz
cd tests/hosts
say "types in pages of React, Vue and Svelte"
npm run --silent check
say "building pages of React, Vue, Svelte and Vite"
npx --no-install vite build --logLevel warn
