#!/usr/bin/env bash
# Measures a whole country: makes up a job of 514 kabupaten and kota, checks it, and runs it.
#
#   benches/national.sh [REGIONS] [REPEATS] [further options, such as --jobs 1]
#
# Prints a table of wall time, processor time (user and system together) and peak memory per stage,
# each the median of the repeats. The program is built first; nothing is left behind.
set -euo pipefail
export LC_ALL=C

regions=${1:-514}
repeats=${2:-3}
shift $(($# < 2 ? $# : 2))

cd "$(dirname "$0")/.."
cargo build --release --quiet
rapor=${CARGO_TARGET_DIR:-target}/release/rapor
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
figures=$folder/figures

# Sets `wall`, `processor` (seconds) and `memory` (MB) of a command; "-" where the system tells no memory.
measure() {
    if /usr/bin/time -f %M true >/dev/null 2>&1; then # GNU
        /usr/bin/time -o "$figures" -f '%e %U %S %M' "$@" >"$folder/said" 2>&1
        read -r wall user system kilobytes <"$figures"
        memory=$(awk "BEGIN { printf \"%.0f\", $kilobytes / 1000 }")
    elif /usr/bin/time -l true >/dev/null 2>&1; then # macOS and BSD
        /usr/bin/time -lp -o "$figures" "$@" >"$folder/said" 2>&1
        wall=$(awk '/^real/ { print $2 }' "$figures")
        user=$(awk '/^user/ { print $2 }' "$figures")
        system=$(awk '/^sys/ { print $2 }' "$figures")
        memory=$(awk '/maximum resident/ { printf "%.0f", $1 / 1000000 }' "$figures")
    else
        measure_by_shell "$@"
    fi
    processor=$(awk "BEGIN { printf \"%.2f\", $user + $system }")
}

# The shell's own clock; peak memory from the kernel, asked until the program ends.
measure_by_shell() {
    local TIMEFORMAT='%R %U %S'
    { time {
        "$@" >"$folder/said" 2>&1 &
        local program=$!
        echo - >"$folder/peak"
        while kill -0 "$program" 2>/dev/null; do
            awk '/^VmHWM/ { printf "%.0f\n", $2 / 1000 }' "/proc/$program/status" \
                >"$folder/now" 2>/dev/null || true
            if [ -s "$folder/now" ]; then mv "$folder/now" "$folder/peak"; fi
            sleep 0.02
        done
        wait "$program"
    }; } 2>"$figures"
    read -r wall user system <"$figures"
    memory=$(cat "$folder/peak")
}

median() {
    sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'
}

# Prints the row of a stage: its name, what to take away before each repeat, the command.
stage() {
    local name=$1 fresh=$2
    shift 2
    : >"$folder/walls" >"$folder/processors" >"$folder/memories"
    for _ in $(seq "$repeats"); do
        rm -rf "${folder:?}/$fresh"
        if ! measure "$@"; then
            cat "$folder/said" >&2
            exit 1
        fi
        echo "$wall" >>"$folder/walls"
        echo "$processor" >>"$folder/processors"
        echo "$memory" >>"$folder/memories"
    done
    printf '| %-34s | %8s | %11s | %8s |\n' "$name" "$(median <"$folder/walls") s" \
        "$(median <"$folder/processors") s" "$(median <"$folder/memories") MB"
}

job=$folder/job
printf '| %-34s | %8s | %11s | %8s |\n' stage wall processor memory
printf '|---|--:|--:|--:|\n'
stage "demo: make up $regions workbooks" job \
    "$rapor" demo "$job" --regions "$regions" --seed 1 --quiet "$@"
stage "check: read, score, rank, set texts" none "$rapor" check "$job" --quiet "$@"
stage "run: everything, onto the disk" job/hasil "$rapor" run "$job" --quiet "$@"
printf '\n%s workbooks, %s; output: %s files, %s\n' "$regions" \
    "$(du -sh "$job/lembar" | cut -f1)" \
    "$(find "$job/hasil" -type f | wc -l | tr -d ' ')" "$(du -sh "$job/hasil" | cut -f1)"
