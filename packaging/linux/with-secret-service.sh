#!/usr/bin/env bash
# with-secret-service.sh COMMAND...: run COMMAND in a D-Bus session of its own, with a real and unlocked Secret Service
# (gnome-keyring). The password store lies in a folder that is thrown away; COMMAND keeps its own HOME and environment,
# and finds SMSDESK_TEST_SECRET_SERVICE set to a file that whoever uses the store locks: the tests use no other store.
# Exits with COMMAND's status, and ends what it started.
set -euo pipefail

# Inside the new session: start the password store, wait until it answers, run the command.
# File descriptor 9 is the caller's standard error; 2 is the session's log, which only matters when something fails.
if [ "${1:-}" = --inside ]; then
    shift
    trap 'kill "${keyring:-}" 2>/dev/null || true; wait; rm -f "$HOME/inside.pid"' EXIT
    echo $$ >"$HOME/inside.pid"
    printf throw-away >"$HOME/password" # without a line end, which would be part of the password
    gnome-keyring-daemon --foreground --unlock --components=secrets <"$HOME/password" >&2 9>&- &
    keyring=$!
    for _ in {1..200}; do
        if dbus-send --session --print-reply=literal --dest=org.freedesktop.DBus /org/freedesktop/DBus \
            org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets | grep -q true; then
            touch "$HOME/ready"
            setpriv --pdeathsig TERM "$@" 2>&9 9>&-
            exit
        fi
        kill -0 "$keyring"
        sleep 0.05
    done
    exit 1
fi

if [ $# -eq 0 ]; then
    echo "usage: $0 COMMAND..." >&2
    exit 2
fi
for program in dbus-run-session dbus-send gnome-keyring-daemon; do
    if ! command -v "$program" >/dev/null; then
        echo "with-secret-service: $program is missing; packaging/linux/install-system-packages.sh test installs it." >&2
        exit 1
    fi
done

scratch=$(mktemp -d)
home=$scratch/home
mkdir -m 700 "$home" "$scratch/run"

# Ended by a signal, this script comes here before the session is over: then the session is ended too.
# shellcheck disable=SC2317 # the traps call it
finish() {
    local patience=$1
    for _ in {1..50}; do
        if [ ! -e "$home/inside.pid" ]; then break; fi
        if [ "$patience" = 0 ]; then kill -TERM "$(<"$home/inside.pid")" 2>/dev/null || break; fi
        patience=$((patience > 0 ? patience - 1 : 0))
        sleep 0.1
    done
    rm -rf "$scratch"
}
trap 'finish 0' EXIT
trap 'trap "finish 40" EXIT' INT # Ctrl-C reached the command too: let it say its last words

# The bus and what it starts see the scratch folders; the command gets back what stood there before.
unset_again=()
set_again=()
for name in HOME XDG_RUNTIME_DIR XDG_DATA_HOME XDG_CONFIG_HOME XDG_CACHE_HOME XDG_STATE_HOME; do
    if [ -v "$name" ]; then set_again+=("$name=${!name}"); else unset_again+=(-u "$name"); fi
done

status=0
env -u XDG_DATA_HOME -u XDG_CONFIG_HOME -u XDG_CACHE_HOME -u XDG_STATE_HOME \
    HOME="$home" XDG_RUNTIME_DIR="$scratch/run" \
    dbus-run-session -- "$0" --inside \
    env "${unset_again[@]}" "${set_again[@]}" SMSDESK_TEST_SECRET_SERVICE="$scratch/in-use" "$@" \
    9>&2 2>"$scratch/session.log" || status=$?
if [ ! -e "$home/ready" ]; then
    cat "$scratch/session.log" >&2
    echo "with-secret-service: the session or its password store did not start (its own words stand above)." >&2
fi
exit "$status"
