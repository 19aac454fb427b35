#!/usr/bin/env bash
# The npm package of what `make build` has left in dist/v1: as a folder and packed, in target/npm/.
. "$(dirname "$0")/common.sh"
[ -d dist/v1 ] || fail "there is no dist/v1: run make build first"
say "npm package"
folder=target/npm/package
rm -rf target/npm
mkdir -p $folder
# Not what a server sends in place of a file.
find dist/v1 -type f ! -name '*.br' ! -name '*.gz' -exec cp -t $folder {} +
cp LICENSE* www/package/* $folder/
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml)
(cd $folder && npm pkg set version="$version" && npm pack --silent --pack-destination ..)
