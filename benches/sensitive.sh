#!/usr/bin/env bash
# What looking for what must not stand in a record costs `mus check` on 10,000 plans, by the wall and by the processor: with these rules
# and without them, pairs of runs that take turns in who is first. Once on plain plans, in which nothing of it stands, and once with
# another sentence of the corpus in each, nearly all of them harmless ones that look alike, one in twenty touching on a ground.
# benches/sensitive.sh [PAIRS], 11 unless told.
set -euo pipefail
cd "$(dirname "$0")/.."
pairs="${1:-11}"

cargo build --release --locked --quiet
rm -rf target/sensitive-bench
python3 benches/plans.py target/sensitive-bench

exec python3 - "$pairs" <<'PYTHON'
import pathlib, resource, shutil, statistics, subprocess, sys, time

pairs = int(sys.argv[1])
mus = pathlib.Path("target/release/mus").resolve()
work = pathlib.Path("target/sensitive-bench").resolve()
codes = """cpr-number possible-cpr-number bank-account card-number health family religion politics union orientation origin age
disability crime pay contact-details third-person name-in-git sensitive-question""".split()
settings = (work / "mus.toml").read_text()
off = "".join(f'{code} = "off"\n' for code in codes)
without = settings.replace("[checks]\n", "[checks]\n" + off) if "[checks]" in settings else settings + "\n[checks]\n" + off


def run(text):
    """Seconds by the wall and by the processor, and how much was found."""
    (work / "mus.toml").write_text(text)
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run([mus, "-C", work, "check"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode in (0, 1), done.stderr[-500:]  # a harmless one that looks like an error counts as one
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, processor, sum(done.stdout.count(f"[{code}]") for code in codes)


def compare(title, least):
    run(settings)  # fills the disk's cache
    with_rules, without_rules = [], []
    for number in range(pairs):
        order = [(settings, with_rules), (without, without_rules)]
        for text, runs in order if number % 2 == 0 else reversed(order):
            runs.append(run(text))
    assert all(found >= least for _, _, found in with_rules) and all(found == 0 for _, _, found in without_rules)
    print(title)
    for at, name in ((0, "wall"), (1, "processor")):
        one, other = [[taken[at] for taken in runs] for runs in (with_rules, without_rules)]
        ratio = statistics.median(a / b for a, b in zip(one, other))
        print(
            f"  {name:9}  with {statistics.median(one):.2f} s, without {statistics.median(other):.2f} s; "
            f"cost: of a pair {ratio - 1:+.1%}, fastest {min(one) / min(other) - 1:+.1%}"
        )


compare("plain plans", 0)
rows = [row.split("\t") for row in pathlib.Path("tests/sensitive/corpus/da.tuning.tsv").read_text().splitlines()]
harmless = [text for _, grounds, text in rows if grounds == "-"]
touching = [text for _, grounds, text in rows if grounds not in ("-", "cpr", "bank")]
ordinary = "Vi er sårbare, når kun én kender vejen, og ferien bliver ved med at være et problem."
for number, path in enumerate(sorted((work / "records").rglob("*.yaml"))):
    among = touching if number % 20 == 0 else harmless
    path.write_text(path.read_text().replace(ordinary, among[number % len(among)], 1))
compare("a sentence of the corpus in each", 300)
shutil.rmtree(work)
PYTHON
