#!/usr/bin/env bash
# Installs the Debian packages named as arguments, where they are missing.
set -euo pipefail
missing=()
for package in "$@"; do
    dpkg-query --show --showformat='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0
if ! command -v apt-get >/dev/null; then
    echo "These packages are missing and there is no apt-get to install them: ${missing[*]}" >&2
    exit 1
fi
sudo=()
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "Installing ${missing[*]} needs root: run this as root, or install sudo." >&2; exit 1; }
    sudo=(sudo)
fi
echo "Installing the Debian packages ${missing[*]} ..." >&2
"${sudo[@]}" apt-get update --quiet=2 >&2
DEBIAN_FRONTEND=noninteractive "${sudo[@]}" apt-get install --quiet=2 --yes --no-install-recommends "${missing[@]}" >&2
