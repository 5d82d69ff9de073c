#!/usr/bin/env bash
# What looking for what must not stand in a record costs `mus check` on 10,000 plans, each with another sentence of the corpus in it,
# one in twenty with a sentence that touches on a ground: with these rules and without them, the runs taking turns.
# benches/sensitive.sh [RUNS], 11 unless told.
set -euo pipefail
cd "$(dirname "$0")/.."
runs="${1:-11}"

cargo build --release --locked --quiet
rm -rf target/sensitive-bench
python3 benches/plans.py target/sensitive-bench

exec python3 - "$runs" <<'PYTHON'
import pathlib, shutil, statistics, subprocess, sys, time

runs = int(sys.argv[1])
mus = pathlib.Path("target/release/mus").resolve()
work = pathlib.Path("target/sensitive-bench").resolve()
rows = [row.split("\t") for row in pathlib.Path("tests/sensitive/corpus/da.tuning.tsv").read_text().splitlines()]
harmless = [text for _, grounds, text in rows if grounds == "-"]
touching = [text for _, grounds, text in rows if grounds not in ("-", "cpr", "bank")]
ordinary = "Vi er sårbare, når kun én kender vejen, og ferien bliver ved med at være et problem."
for number, path in enumerate(sorted((work / "records").rglob("*.yaml"))):
    among = touching if number % 20 == 0 else harmless
    path.write_text(path.read_text().replace(ordinary, among[number % len(among)], 1))

codes = """cpr-number possible-cpr-number bank-account card-number health family religion politics union orientation origin age
disability crime pay contact-details third-person name-in-git sensitive-question""".split()
settings = (work / "mus.toml").read_text()
off_all = "".join(f'{code} = "off"\n' for code in codes)
without = settings.replace("[checks]\n", "[checks]\n" + off_all) if "[checks]" in settings else settings + "\n[checks]\n" + off_all


def took(text):
    (work / "mus.toml").write_text(text)
    start = time.perf_counter()
    done = subprocess.run([mus, "-C", work, "check"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    seconds = time.perf_counter() - start
    assert done.returncode == 0, done.stderr[-500:]
    return seconds, sum(done.stdout.count(f"[{code}]") for code in codes)


on, off = [], []
for number in range(runs + 1):
    (one, found), (other, silent) = took(settings), took(without)
    assert found > 300 and silent == 0, (found, silent)
    if number > 0:  # the first fills the disk's cache
        on.append(one)
        off.append(other)
for name, times in (("mus check", on), ("without these rules", off)):
    print(f"{name:20}  median {statistics.median(times):.2f} s  fastest {min(times):.2f} s")
medians, fastest = statistics.median(on) / statistics.median(off), min(on) / min(off)
print(f"cost: medians {medians - 1:+.1%}, fastest {fastest - 1:+.1%}")
shutil.rmtree(work)
PYTHON
