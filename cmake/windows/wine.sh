#!/bin/sh
# Runs a Windows program under Wine, without a question and without a window of Wine's own.
#
#   wine.sh <program.exe> [argument…]
#
# Wine's folder is made in the cache on the first call. Its server is kept for ten minutes after the last program, since
# tests start one program each. Wine's desktop belongs to the display it was started on, or to none, and windows do not
# show on any other: so each display has a server and a registry of its own, and all share one drive C.
set -eu

cache=${SMTPCFG_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/smtpcfg}
base=$cache/wine
WINEPREFIX=$base
if [ -n "${DISPLAY:-}" ]; then WINEPREFIX=$base-display-$(printf %s "$DISPLAY" | tr -c '[:alnum:].' _); fi
# Neither .NET nor the HTML engine is used, and Wine would offer to download them.
WINEDLLOVERRIDES="mscoree,mshtml=${WINEDLLOVERRIDES:+;$WINEDLLOVERRIDES}"
WINEDEBUG=${WINEDEBUG:--all}
export WINEPREFIX WINEDLLOVERRIDES WINEDEBUG

# The server writes the registry to the disk when it ends, hence the waiting.
make_base() {
  WINEPREFIX=$base wine wineboot --init
  WINEPREFIX=$base wineserver -w
  touch "$base/.ready"
}

make_display() {
  mkdir -p "$WINEPREFIX"
  cp -P "$base"/*.reg "$base/.update-timestamp" "$WINEPREFIX/"
  cp -RP "$base/dosdevices" "$WINEPREFIX/"
  ln -sfn "$base/drive_c" "$WINEPREFIX/drive_c"
  touch "$WINEPREFIX/.ready"
}

# wineserver fails when one is running already.
start_server() {
  [ -e "$base/.ready" ] || make_base
  [ -e "$WINEPREFIX/.ready" ] || make_display
  if wineserver -p600; then wine cmd /c exit; fi
}

# Wine's background programs outlive this call. They get no output of ours, or a caller that reads it to its end would
# wait for them; so they are started here, before the program can.
mkdir -p "$cache"
(
  flock 9
  start_server 9>&-
) 9>"$base.lock" </dev/null >/dev/null 2>&1

exec wine "$@"
