#!/usr/bin/env bash
# Sets up what the tests need on Debian (or Ubuntu with Google Chrome), builds everything, and runs all tests.
# The last line is the total: N passed, N failed.
set -uo pipefail
cd "$(dirname "$0")/.."
packages=(bubblewrap postgresql jq)
# Ubuntu has no package of Chromium, but many a machine has Google Chrome.
command -v google-chrome >/dev/null || packages+=(chromium)
bash grader/install.sh "${packages[@]}" || exit 1
echo "Building (the first time restores 1.5 GB of packages) ..."
dotnet build Autograder.sln --configuration Release --verbosity quiet --nologo || { echo "The build failed."; exit 1; }
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# One test project at a time: several start child processes and are measured against limits of time.
dotnet test --solution Autograder.sln --configuration Release --no-build --no-progress --max-parallel-test-modules 1 "$@" | tee "$log"
code=${PIPESTATUS[0]}
count() { sed -n "s/^ *$1: *\([0-9]*\).*/\1/p" "$log" | tail -n 1; }
passed=$(count succeeded) failed=$(count failed) skipped=$(count skipped)
[ -n "$passed" ] || { echo "The test runner gave no total."; exit 1; }
# Once more at the end: who reads only that shall know which.
if [ "${failed:-0}" -gt 0 ]; then
    echo "Failed:"
    grep -A 14 '^failed ' "$log" | cut -c -300 | head -n 150
fi
if [ "${skipped:-0}" -gt 0 ]; then
    echo "$passed passed, ${failed:-0} failed, $skipped skipped"
else
    echo "$passed passed, ${failed:-0} failed"
fi
exit "$code"
