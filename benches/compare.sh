#!/usr/bin/env bash
# `mus check` beside `jsonschema validate` (npm @sourcemeta/jsonschema, C++, schema only) on the same 10,000 plans, the runs
# taking turns: medians, their ratio, and the most memory used. benches/compare.sh [RUNS], 11 unless told.
set -euo pipefail
cd "$(dirname "$0")/.."
runs="${1:-11}"

cargo build --release --locked --quiet
npm ci --prefix tests/interop --no-audit --no-fund --loglevel=error --silent
rm -rf target/plans
python3 benches/plans.py target/plans

exec python3 - "$runs" <<'PYTHON'
import os, resource, statistics, subprocess, sys, time

runs = int(sys.argv[1])
records = "target/plans/records"
# The one of npm is a script round this program; it is called by itself, so that node's start does not count against it.
package = "tests/interop/node_modules/@sourcemeta/jsonschema"
machine = {"x86_64": "x86_64", "aarch64": "arm64"}[os.uname().machine]
native = next(
    os.path.join(folder, name)
    for folder, _, names in os.walk(package)
    for name in names
    if name.startswith("jsonschema-linux-" + machine) and "musl" not in name
)
os.chmod(native, 0o755)
commands = {
    "mus check": ["target/release/mus", "check", "target/plans"],
    "jsonschema validate": [native, "validate", "schemas/action-plan.schema.json", records, "--extension", ".yaml"],
}


def run(command):
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    assert os.waitstatus_to_exitcode(status) == 0, command
    return time.perf_counter() - start, usage.ru_maxrss / 1024


took = {name: [] for name in commands}
for number in range(runs + 1):
    for name, command in commands.items():
        one = run(command)
        if number > 0:  # the first fills the disk's cache
            took[name].append(one)

for name, all_runs in took.items():
    times = [seconds for seconds, _ in all_runs]
    most = max(memory for _, memory in all_runs)
    print(f"{name:20}  median {statistics.median(times):.2f} s  fastest {min(times):.2f} s  most memory {most:.0f} MiB")
mus, peer = ([seconds for seconds, _ in took[name]] for name in commands)
print(f"ratio of the medians {statistics.median(mus) / statistics.median(peer):.2f}, of the fastest {min(mus) / min(peer):.2f}")
PYTHON
