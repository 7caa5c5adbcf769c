#!/usr/bin/env bash
# Makes smtpcfg.ico from smtpcfg.svg; both are kept with the sources, so that building needs neither tool.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
../cmake/install_packages.sh ../cmake/packages/icon.txt
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
draw() { rsvg-convert --width "$1" --height "$1" smtpcfg.svg --output "$work/$1.png"; }
sizes=()
for size in 16 24 32 48 64; do
  draw "$size"
  sizes+=("$work/$size.png")
done
# The large ones stay PNG inside the file, which Windows reads and which saves 300 KB.
for size in 128 256; do
  draw "$size"
  sizes+=("--raw=$work/$size.png")
done
icotool --create --output smtpcfg.ico "${sizes[@]}"
