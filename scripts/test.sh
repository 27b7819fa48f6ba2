#!/usr/bin/env bash
# Sets up, builds, and runs every test. Arguments go to `swift test`, such as --filter RecordsTests.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/set-up.sh
swift test --disable-xctest --quiet "$@"
