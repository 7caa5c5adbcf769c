#!/bin/sh
# Puts the published age test vectors (C2SP CCTV) into the folder named, one file each, from the npm package cctv-age.
# Needs npm, node and the network; the folder appears whole or not at all.
set -eu
folder=$1
sha256=94a2a220a95b158a69997e84405bb5d4ef84adf05d15bf341b83ec3ba9dd846e
[ -d "$folder" ] && exit 0
command -v npm >/dev/null && command -v node >/dev/null || { echo "npm and node are needed to fetch the age vectors" >&2; exit 1; }

mkdir -p "$(dirname "$folder")"
work=$(mktemp -d "$folder.XXXXXX")
trap 'rm -rf "$work"' EXIT
cd "$work"
npm pack --silent --fetch-retries=1 --fetch-timeout=30000 cctv-age@0.2.0 >/dev/null
echo "$sha256  cctv-age-0.2.0.tgz" | sha256sum --check --quiet
tar -xzf cctv-age-0.2.0.tgz
mkdir vectors
node --input-type=module -e '
  import fs from "node:fs";
  const vectors = await import(process.cwd() + "/package/index.js");
  for (const [name, bytes] of Object.entries(vectors)) fs.writeFileSync("vectors/" + name, bytes);
'
mv vectors "$folder"
