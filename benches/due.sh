#!/usr/bin/env bash
# `mus due` beside `mus check` on the same 10,000 talks with their plans, the runs taking turns; then `mus due` alone on more and
# more of them: how time and memory grow. benches/due.sh [RUNS], 11 unless told.
set -euo pipefail
cd "$(dirname "$0")/.."
runs="${1:-11}"

cargo build --release --locked --quiet

exec python3 - "$runs" <<'PYTHON'
import os, resource, shutil, statistics, subprocess, sys, time

runs = int(sys.argv[1])
today = "--today=2026-06-01"


def repository(count):
    folder = f"target/talks-{count}"
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([sys.executable, "benches/plans.py", folder, str(count), "talks"], check=True, stdout=subprocess.DEVNULL)
    return folder


def run(folder, *arguments):
    start = time.perf_counter()
    process = subprocess.Popen(
        ["target/release/mus", "-C", folder, today, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, _, usage = os.wait4(process.pid, 0)
    return time.perf_counter() - start, usage.ru_maxrss / 1024


folder = repository(10_000)
commands = {"mus check": ["check"], "mus due": ["due", "--exit-zero"]}
took = {name: [] for name in commands}
for number in range(runs + 1):
    for name, arguments in commands.items():
        one = run(folder, *arguments)
        if number > 0:  # the first fills the disk's cache
            took[name].append(one)
for name, all_runs in took.items():
    times = [seconds for seconds, _ in all_runs]
    most = max(memory for _, memory in all_runs)
    print(f"{name:10}  median {statistics.median(times):.2f} s  fastest {min(times):.2f} s  most memory {most:.0f} MiB")
check, due = ([seconds for seconds, _ in took[name]] for name in commands)
print(f"due beside check: medians {statistics.median(due) / statistics.median(check):.2f}, fastest {min(due) / min(check):.2f}")
shutil.rmtree(folder)

print("\n  talks    mus due   a talk   memory")
for count in (12_500, 25_000, 50_000, 100_000):
    folder = repository(count)
    run(folder, "due", "--exit-zero")
    one = [run(folder, "due", "--exit-zero") for _ in range(3)]
    seconds, memory = min(seconds for seconds, _ in one), max(memory for _, memory in one)
    print(f"{count:7}  {seconds:7.2f} s  {seconds / count * 1e6:4.0f} µs  {memory:5.0f} MiB")
    shutil.rmtree(folder)
PYTHON
