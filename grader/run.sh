#!/usr/bin/env bash
# Sets up what the grader needs on Debian or Ubuntu, builds it, and runs it: by default the service.
set -euo pipefail
cd "$(dirname "$0")/.."
bash grader/install.sh bubblewrap
echo "Building the grader (the first time restores 1.5 GB of packages) ..." >&2
dotnet build grader/App --configuration Release --verbosity quiet --nologo >&2
if [ $# -eq 0 ]; then
    set -- serve
    echo "+ autograder $*" >&2
fi
exec dotnet run --project grader/App --configuration Release --no-build -- "$@"
