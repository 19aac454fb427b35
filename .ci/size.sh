#!/usr/bin/env bash
# What the element loads, as a table, and the limit on it. Type declarations are for editors: nobody loads them.
. "$(dirname "$0")/common.sh"
LIMIT=$((110 * 1024)) # bytes after Brotli, all files together

row() { printf '%-32s %10s %10s\n' "$@"; }
[ -d dist/v1 ] || fail "there is no dist/v1: run make build first"

row file bytes brotli
raw_sum=0 small_sum=0
while read -r file; do
  raw=$(wc -c <"$file")
  small=$(brotli --quality=11 --stdout "$file" | wc -c)
  raw_sum=$((raw_sum + raw)) small_sum=$((small_sum + small))
  row "$file" "$raw" "$small"
done < <(find dist/v1 -type f ! -name '*.d.ts' | sort)
row sum $raw_sum $small_sum
row limit "" $LIMIT

[ $small_sum -le $LIMIT ] || fail "the element loads $((small_sum - LIMIT)) bytes more than the limit"
