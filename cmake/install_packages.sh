#!/usr/bin/env bash
# Installs the Debian packages that the named lists hold (one a line, # for comments); does nothing when all are there.
#
#   install_packages.sh LIST…
set -euo pipefail
export LC_ALL=C DEBIAN_FRONTEND=noninteractive

mapfile -t wanted < <(sed -E 's/#.*//; s/[[:space:]]//g; /^$/d' "$@" | sort -u)
mapfile -t missing < <(
  comm -23 <(printf '%s\n' "${wanted[@]}") \
    <(dpkg-query -W -f '${binary:Package} ${db:Status-Status}\n' 2>/dev/null | sed -nE 's/^([^ :]+)(:[^ ]+)? installed$/\1/p' | sort -u)
)
[[ ${#missing[@]} -gt 0 ]] || exit 0

as_root=()
if [[ $(id -u) -ne 0 ]]; then
  command -v sudo >/dev/null || { echo "These packages are missing; install them as root: ${missing[*]}" >&2; exit 1; }
  as_root=(sudo -E)
fi
echo "Installing ${#missing[@]} packages: ${missing[*]}" >&2

# Mail servers are installed for the tests, which start them in a folder of their own; nobody wants them on the machine's ports.
policy=/usr/sbin/policy-rc.d
if [[ ! -e $policy ]]; then
  printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee "$policy" >/dev/null
  "${as_root[@]}" chmod +x "$policy"
  trap '"${as_root[@]}" rm -f "$policy"' EXIT
fi
if printf '%s\n' "${missing[@]}" | grep -qx postfix; then
  echo 'postfix postfix/main_mailer_type select No configuration' | "${as_root[@]}" debconf-set-selections
fi
log=$(mktemp)
if ! { "${as_root[@]}" apt-get update && "${as_root[@]}" apt-get install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
  tail -n 20 "$log" >&2
  echo "Installing the packages failed; the whole log is $log" >&2
  exit 1
fi
rm -f "$log"
