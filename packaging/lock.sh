#!/usr/bin/env bash
# Remake packaging/requirements.lock from pyproject.toml: every dependency of the program and of its development, pinned
# with hashes, for every system. Arguments go to uv: `--upgrade`, `--upgrade-package NAME`; without any, pins stay.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

uv_version=0.13.9
lock=packaging/requirements.lock
export UV_PYTHON_DOWNLOADS=never

tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
if command -v uv >/dev/null; then
    uv=(uv)
elif .venv/bin/python -c 'import uv' 2>/dev/null; then
    uv=(.venv/bin/python -m uv)
else
    "${PYTHON:-python3}" -m venv "$tools/venv"
    "$tools/venv/bin/python" -m pip install --quiet --disable-pip-version-check "uv==$uv_version"
    uv=("$tools/venv/bin/uv")
fi

"${uv[@]}" pip compile --quiet --universal --python-version 3.11 --group dev --generate-hashes \
    --no-emit-index-url --no-emit-find-links --custom-compile-command packaging/lock.sh \
    "$@" --output-file "$lock" pyproject.toml

if grep -nE '://|^-|@ file:' "$lock"; then
    echo "$lock names an address or a folder (the lines above): it must hold names, versions and hashes alone." >&2
    exit 1
fi
echo "$lock: $(grep -c '^[a-z]' "$lock") packages"
