#!/usr/bin/env bash
# clang-format and clang-tidy over all sources; every warning is an error.
#
#   lint.sh BUILD_FOLDER        (configured, for its compile_commands.json)
#
# clang-tidy takes its time. What it found clean is remembered in the cache by the content of the file, of all our headers and of
# the rules, so that the next run looks only at what changed.
set -euo pipefail
build=$1
cache=${SMTPCFG_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/smtpcfg}/lint
mkdir -p "$cache"

mapfile -t sources < <(git ls-files '*.cpp' '*.h')
clang-format-19 --dry-run --Werror "${sources[@]}"

# Windows bodies are compiled by the Windows build only.
mapfile -t units < <(git ls-files '*.cpp' | grep -vE '_windows\.cpp$|^tests/(fuzz|bench)/')
common=$({ cat .clang-tidy; git ls-files '*.h' | xargs cat; clang-tidy-19 --version; } | sha256sum)
todo=()
stamps=()
for unit in "${units[@]}"; do
  stamp=$cache/$({ echo "$common"; cat "$unit"; } | sha256sum | cut -c 1-32)
  [[ -e $stamp ]] && continue
  todo+=("$unit")
  stamps+=("$stamp")
done
echo "clang-tidy: ${#todo[@]} of ${#units[@]} files to look at" >&2
for index in "${!todo[@]}"; do printf '%s\0%s\0' "${todo[$index]}" "${stamps[$index]}"; done |
  xargs -0 -r -n 2 -P "$(nproc)" sh -c 'clang-tidy-19 -p "$0" --quiet "$1" 2>/dev/null && touch "$2" || { echo "clang-tidy: $1" >&2; exit 255; }' "$build"
echo "clang-format and clang-tidy: clean" >&2
