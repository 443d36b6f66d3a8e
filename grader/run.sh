#!/usr/bin/env bash
# Sets up what the grader needs on Debian or Ubuntu, builds it, and runs it: by default the service.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
bash "$root/grader/install.sh" bubblewrap
echo "Building the grader (the first time restores 1.5 GB of packages) ..." >&2
dotnet build "$root/grader/App" --configuration Release --verbosity quiet --nologo >&2
if [ $# -eq 0 ]; then
    set -- serve
    echo "+ autograder $*" >&2
fi
# Where the caller stands: folders in the arguments are named from there.
exec dotnet run --project "$root/grader/App" --configuration Release --no-build -- "$@"
