#!/usr/bin/env bash
# What the element loads, as a table, and the limit on it. Nobody loads type declarations, which are for editors, hashes,
# and what is compressed besides.
. "$(dirname "$0")/common.sh"
LIMIT=$((110 * 1024)) # what a reader should have to load: bytes after Brotli, all files together
# Only a page that opens its own dossier requests the reader, and only who opens the comparison or a result requests the
# other; browser tests hold that to be true. The rest a page loads only if it says so. So they are listed by themselves
# and do not count.
ON_DEMAND=(compare.js compare_bg.wasm reader.js reader_bg.wasm)
IF_ASKED=(address.js embed.css embed.js frame.js links.js offline.js story.js)

row() { printf '%-32s %10s %10s\n' "$@"; }
rows() { # rows FILE…: a line for each, and their sums in raw_sum and small_sum
  local file raw small
  raw_sum=0 small_sum=0
  for file in "$@"; do
    raw=$(wc -c <"$file")
    small=$(brotli --quality=11 --stdout "$file" | wc -c)
    raw_sum=$((raw_sum + raw)) small_sum=$((small_sum + small))
    row "$file" "$raw" "$small"
  done
}

[ -d dist/v1 ] || fail "there is no dist/v1: run make build first"
at_once=() later=()
while read -r file; do
  case " ${ON_DEMAND[*]} ${IF_ASKED[*]} " in
    *" ${file##*/} "*) later+=("$file") ;;
    *) at_once+=("$file") ;;
  esac
done < <(find dist/v1 -type f \( -name '*.js' -o -name '*.css' -o -name '*.wasm' \) | sort)

if [ ${#later[@]} != 0 ]; then
  row "on demand" bytes brotli
  rows "${later[@]}"
  row sum $raw_sum $small_sum
  echo
fi
row "at once" bytes brotli
rows "${at_once[@]}"
row sum $raw_sum $small_sum
row limit "" $LIMIT

[ $small_sum -le $LIMIT ] || fail "the element loads $((small_sum - LIMIT)) bytes more than the limit"
