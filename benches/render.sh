#!/usr/bin/env bash
# One PDF, the whole process, beside headless Chromium printing the same page of HTML; then 200 records in one run.
# benches/render.sh [RUNS], 11 unless told. Chromium is left out where there is none.
set -euo pipefail
cd "$(dirname "$0")/.."
runs="${1:-11}"

cargo build --release --locked --quiet

exec python3 - "$runs" <<'PYTHON'
import pathlib, shutil, statistics, subprocess, sys, time

runs = int(sys.argv[1])
mus = pathlib.Path("target/release/mus").resolve()
work = pathlib.Path("target/render-bench").resolve()
shutil.rmtree(work, ignore_errors=True)
shutil.copytree("examples/nordlys", work)


def took(*arguments):
    start = time.perf_counter()
    subprocess.run(arguments, check=True, cwd=work, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def told(name, times):
    print(f"{name:34}  median {statistics.median(times) * 1000:6.0f} ms  fastest {min(times) * 1000:6.0f} ms")


chromium = shutil.which("chromium")
subprocess.run([mus, "render", "anna", "-o", "anna.html"], check=True, cwd=work, stdout=subprocess.DEVNULL)
ours, theirs = [], []
for number in range(runs + 1):
    one = took(mus, "render", "anna", "-o", "anna.pdf")
    other = chromium and took(
        chromium, "--headless", "--no-sandbox", "--disable-gpu", "--print-to-pdf=chromium.pdf", f"file://{work}/anna.html"
    )
    time.sleep(0.5)  # its processes end after it
    if number > 0:  # the first fills the disk's cache
        ours.append(one)
        theirs.append(other)
told("mus render anna -o anna.pdf", ours)
if chromium:
    told("chromium --print-to-pdf anna.html", theirs)
    print(f"mus beside chromium: medians {statistics.median(ours) / statistics.median(theirs):.2f}")

# 200 people with Anna's talks.
register = (work / "people.yaml").read_text()
anna = register[register.index("  - id: p-7f3k") :]
anna = anna[: anna.index("\n  - id:", 1) + 1]
people = []
for number in range(200):
    person = f"p-x{number:03}"
    # Another name makes other lines: no layout of one can be used for the next.
    name = f"Anna{number}"
    people.append(anna.replace("p-7f3k", person).replace("Anna", name))
    for path in (work / "records/p-7f3k").rglob("*.yaml"):
        copy = work / "records" / person / path.relative_to(work / "records/p-7f3k")
        copy = copy.with_name(copy.name.replace("p-7f3k", person))
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(path.read_text().replace("p-7f3k", person).replace("Anna", name))
(work / "people.yaml").write_text(register.replace(anna, anna + "".join(people), 1))
talks = [f"p-x{number:03}/2026" for number in range(200)]
many = [took(mus, "render", *talks, "-o", "many/", "--to", "pdf") for _ in range(max(3, runs // 3))]
made = list((work / "many").glob("*.pdf"))
assert len(made) == 200, len(made)
assert all(b"/AFRelationship" in pdf.read_bytes() for pdf in made), "a draft among them"
told("200 records of three pages to PDF", many)
shutil.rmtree(work)
PYTHON
