#!/usr/bin/env python3
"""Writes a repository with so many action plans of about 2.9 KB: plans.py FOLDER [COUNT [talks]]. The same bytes every time.

With `talks` each plan belongs to a talk that was held, and everybody has a manager and a first day of employment.
"""

import pathlib
import sys

POINT = """\
  - id: D{point}
    goal: |
      Kan selv føre en udgivelse fra start til slut, også når der er travlt i driften
    type: development
    purpose: |
      Vi er sårbare, når kun én kender vejen, og ferien bliver ved med at være et problem.
    actions:
"""
ACTION = """\
      - id: A{number}
        action: |
          Følger en kollega på to udgivelser og skriver tjeklisten om undervejs
        activity: job-shadowing
        owner: employee
        support: [manager]
        start: "{year}-03-10"
        due: "{year}-05-0{number}"
        budget: {{ amount: 4500, unit: DKK }}
        status: open
"""
PLAN = """\
# yaml-language-server: $schema=../../../.mus/schemas/action-plan.schema.json
mus: 1
kind: action-plan
record: p-{person:05}/{year}
state: final
agreed_on: "{year}-03-03"
written_by: together
copies_to: [employee]
points:
{points}follow_ups:
  - id: F1
    due: "{year}-04-07"
    owner: manager
    held_on: "{year}-04-07"
    confirmed_by: [employee, manager]
  - id: F2
    due: "{year}-06-03"
    owner: manager
salt: "7c0f3b1e9a5d42c6b8e07f1a2d3c4b5e"
"""


TALK = """\
# yaml-language-server: $schema=../../../.mus/schemas/conversation.schema.json
mus: 1
kind: conversation
record: p-{person:05}/{year}
type: mus
occasion: yearly
participants:
  - {{ person: p-{person:05}, role: employee }}
  - {{ person: p-{manager:05}, role: manager }}
state: held
planned_for: "{year}-03-03"
time: "10:00"
place: Lokale 4
held_on: "{year}-03-03"
"""


def plan(person: int, year: int) -> str:
    points = ""
    for point in range(1, 4):
        numbers = (point * 2 - 1, point * 2)
        actions = "".join(ACTION.format(number=number, year=year) for number in numbers)
        points += POINT.format(point=point) + actions
    return PLAN.format(person=person, year=year, points=points)


def main() -> None:
    root = pathlib.Path(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    root.mkdir(parents=True, exist_ok=True)
    # The plans stand alone: what misses its talk would be told ten thousand times.
    talks = sys.argv[3:] == ["talks"]
    off = 'held-without-minutes = "off"' if talks else 'plan-without-talk = "off"'
    settings = f"format = 1\n\n[checks]\n{off}\n" + ("\n[signing]\nrequired = {}\n" if talks else "")
    (root / "mus.toml").write_text(settings, encoding="utf-8")
    people = "mus: 1\nkind: people\npeople:\n"
    size = 0
    for person in range(count // 10):
        people += f"  - id: p-{person:05}\n    name: Person {person}\n"
        manager = person // 10
        if talks:
            people += "" if person == 0 else f"    manager: p-{manager:05}\n"
            people += '    employed_from: "2016-03-01"\n'
        for year in range(2017, 2027):
            folder = root / f"records/p-{person:05}/{year}"
            folder.mkdir(parents=True, exist_ok=True)
            data = plan(person, year).encode()
            size += len(data)
            (folder / "action-plan.yaml").write_bytes(data)
            if talks:
                talk = TALK.format(person=person, year=year, manager=manager).encode()
                size += len(talk)
                (folder / "conversation.yaml").write_bytes(talk)
    (root / "people.yaml").write_text(people, encoding="utf-8")
    print(f"{count} plans, {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
