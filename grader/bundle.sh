#!/usr/bin/env bash
# Makes the release bundle: one archive with all that grading needs on Linux x86-64 but bubblewrap, its own
# .NET runtime included, and its SHA-256 in a file beside it.
#   bash grader/bundle.sh OUT [options of dotnet publish]
# BUNDLE_LEVEL=1 to 9 is how hard it is compressed; 6 when not set.
set -euo pipefail
[ $# -ge 1 ] || { echo "Name the folder to write to: bash grader/bundle.sh OUT [options of dotnet publish]" >&2; exit 2; }
mkdir -p "$1"
out=$(cd "$1" && pwd) name=autograder-linux-x64
shift
cd "$(dirname "$0")/.."
work=$(mktemp -d "$out/.bundle-XXXXXX")
trap 'rm -rf "$work"' EXIT
bundle=$work/$name
mkdir "$bundle"

dotnet publish grader/App --configuration Release --output "$bundle/app" --verbosity quiet --nologo "$@" >&2
# Documentation, libtorch for Python, and what libtorch tests itself with.
rm -f "$bundle"/app/{,worker/,compiler/}*.xml "$bundle/app/autograder" "$bundle"/app/{,worker/}lib{torch_python,torchbind_test,jitbackend_test}.so

# The sandbox binds the installation that the grader runs on: its host and its shared frameworks, as an installation has them.
dotnet=$(dirname "$(readlink -f "$(command -v dotnet)")")
version() { dotnet --list-runtimes | sed -n "s/^$1 \(10\.0\.[0-9]*\) .*/\1/p" | sort -V | tail -n 1; }
mkdir -p "$bundle/dotnet/host/fxr"
cp "$dotnet/dotnet" "$dotnet/LICENSE.txt" "$dotnet/ThirdPartyNotices.txt" "$bundle/dotnet/"
for framework in Microsoft.NETCore.App Microsoft.AspNetCore.App; do
    found=$(version "$framework")
    [ -n "$found" ] || { echo "There is no $framework 10.0 in $dotnet." >&2; exit 1; }
    mkdir -p "$bundle/dotnet/shared/$framework"
    cp -r "$dotnet/shared/$framework/$found" "$bundle/dotnet/shared/$framework/"
    [ "$framework" = Microsoft.NETCore.App ] && cp -r "$dotnet/host/fxr/$found" "$bundle/dotnet/host/fxr/"
done

# The grader and its worker have libtorch both: one file under two names.
(cd "$bundle/app" && find worker compiler -type f -size +64k -printf '%P\0%p\0') | while IFS= read -r -d '' path && IFS= read -r -d '' child; do
    if [ -f "$bundle/app/$path" ] && cmp --silent "$bundle/app/$path" "$bundle/app/$child"; then
        ln --force "$bundle/app/$path" "$bundle/app/$child"
    fi
done

cp grader/install.sh LICENSE "$bundle/"
cat > "$bundle/autograder" <<'START'
#!/bin/sh
here=$(dirname -- "$(readlink -f -- "$0")")
DOTNET_ROOT=$here/dotnet exec "$here/dotnet/dotnet" "$here/app/autograder.dll" "$@"
START
chmod -R u=rwX,go=rX "$bundle"
chmod 755 "$bundle/autograder" "$bundle/install.sh" "$bundle/dotnet/dotnet"

# The same contents give the same archive.
tar --create --directory "$work" --sort=name --owner=0 --group=0 --numeric-owner --mtime="@${SOURCE_DATE_EPOCH:-0}" "$name" | gzip "-${BUNDLE_LEVEL:-6}" --no-name > "$work/$name.tar.gz"
(cd "$work" && sha256sum "$name.tar.gz" > "$name.tar.gz.sha256")
mv "$work/$name.tar.gz" "$work/$name.tar.gz.sha256" "$out/"
echo "$out/$name.tar.gz"
