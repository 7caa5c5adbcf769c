#!/usr/bin/env bash
# Runs all measurements and prints them as one table. What is measured, and how: docs/performance.md.
#
#   run.sh BUILD_FOLDER [--only files|everybody|editor|explain|dialog|validation|hostile|windows] [--rounds N]
set -euo pipefail
exec /usr/bin/python3 "$(dirname "${BASH_SOURCE[0]}")/bench.py" "$@"
