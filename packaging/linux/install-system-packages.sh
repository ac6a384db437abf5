#!/usr/bin/env bash
# Install what is missing of the named groups of system-packages.txt, with apt-get where this user may; else name the
# packages in one sentence and fail. Where nothing is missing, apt is not asked.
# PYTHON is the interpreter of .venv: the groups venv and libpython are needed only where it lacks them.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

if [ $# -eq 0 ]; then
    echo "usage: $0 GROUP..." >&2
    exit 2
fi

has_libpython='
import ctypes, os, sysconfig
name, folder = map(sysconfig.get_config_var, ("INSTSONAME", "LIBDIR"))
os.path.exists(os.path.join(folder, name)) or ctypes.CDLL(name)'

wanted=()
for group in "$@"; do
    packages=$(awk -v group="$group" '$1 == group { print $2 }' "$here/system-packages.txt")
    if [ -z "$packages" ]; then
        echo "$0: system-packages.txt has no group $group" >&2
        exit 2
    fi
    if [ "$group" = venv ] && "${PYTHON:-python3}" -c 'import ensurepip, venv' 2>/dev/null; then
        continue
    fi
    if [ "$group" = libpython ] && "${PYTHON:-python3}" -c "$has_libpython" 2>/dev/null; then
        continue
    fi
    mapfile -t -O "${#wanted[@]}" wanted <<<"$packages"
done

# Names of what is installed for this machine's architecture, and of what that provides (libglib2.0-0t64 is a libglib2.0-0).
installed_names() {
    dpkg-query --show --showformat='${db:Status-Status}\t${Architecture}\t${Package}\t${Provides}\n' |
        awk -F'\t' -v native="$(dpkg --print-architecture)" '
            $1 == "installed" && ($2 == native || $2 == "all") {
                print $3
                count = split($4, provided, /, */)
                for (i = 1; i <= count; i++) { sub(/ .*/, "", provided[i]); print provided[i] }
            }'
}

missing=()
declare -A have=()
if command -v dpkg-query >/dev/null; then
    while read -r name; do [ -z "$name" ] || have[$name]=1; done < <(installed_names)
fi
for alternatives in ${wanted[@]+"${wanted[@]}"}; do
    IFS='|' read -r -a names <<<"$alternatives"
    for name in "${names[@]}"; do
        [ -z "${have[$name]:-}" ] || continue 2
    done
    missing+=("${names[0]}")
done
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" != 0 ]; then as_root=(sudo -n); fi
if ! command -v apt-get >/dev/null || ! { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; then
    command="apt-get install --no-install-recommends ${missing[*]}"
    echo "smsdesk ต้องใช้แพ็กเกจ Debian ต่อไปนี้ก่อน ซึ่งผู้ใช้นี้ติดตั้งเองไม่ได้ โปรดให้ผู้ดูแลเครื่องสั่ง:" \
        "$command — smsdesk first needs these Debian packages, which this user may not install;" \
        "please have an administrator run: $command" >&2
    exit 1
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
apt() { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 -o DPkg::Use-Pty=0 "$@"; }
install() { apt install -y --no-install-recommends "${missing[@]}" </dev/null >>"$log" 2>&1; }

echo "Installing system packages: ${missing[*]}"
if ! install; then # no package lists yet, or stale ones
    if ! { apt update >>"$log" 2>&1 && install; }; then
        cat "$log" >&2
        echo "smsdesk: apt-get could not install ${missing[*]} (its own words stand above)." >&2
        exit 1
    fi
fi
