"""Eight figures of an attendance file, for the country and the regions, in each year: one pass, nothing but Python.

Usage: python3 figures.py FILE.csv DEPARTMENTS.csv DIRECTORY.csv (departments: lines of department,region)
"""
import csv
import sys
from collections import defaultdict


class Group:
    __slots__ = ("activities", "workshops", "persons", "communes", "participants", "minutes", "women", "men", "sixty", "aged")

    def __init__(self):
        self.activities, self.workshops, self.persons, self.communes = set(), set(), set(), set()
        self.participants = self.minutes = self.women = self.men = self.sixty = self.aged = 0


def main(attendance, departments, directory):
    with open(departments, encoding="utf-8", newline="") as lines:
        regions = dict(csv.reader(lines))
    with open(directory, encoding="utf-8", newline="") as lines:
        communes = {place["id"]: place["code_insee"] for place in csv.DictReader(lines, delimiter=";")}
    groups = defaultdict(Group)
    with open(attendance, encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines):
            year = line["date"][:4]
            code = line["code_insee"] or communes[line["id_lieu"]]
            region = regions.get(code[:3] if code.startswith("97") else code[:2])
            participants = int(line["participants"] or 1)
            born, band = line["annee_naissance"], line["tranche_age"]
            for territory in ("FR", region):
                group = groups[year, territory]
                group.activities.add(line["id_activite"])
                if line["type"] != "individuel":
                    group.workshops.add(line["id_activite"])
                if line["id_participant"]:
                    group.persons.add(line["id_participant"])
                group.communes.add(code)
                group.participants += participants
                group.minutes += participants * int(line["duree_minutes"] or 0)
                if line["genre"] == "F":
                    group.women += participants
                elif line["genre"] == "M":
                    group.men += participants
                if born or band:
                    group.aged += participants
                    if int(year) - int(born) >= 60 if born else band in ("60-69", "70+"):
                        group.sixty += participants
    for (year, territory), group in sorted(groups.items(), key=str):
        print(year, territory, len(group.activities), len(group.persons), group.participants, len(group.communes),
              len(group.workshops), group.minutes / 60, 100 * group.women / max(1, group.women + group.men),
              100 * group.sixty / max(1, group.aged))


main(*sys.argv[1:])
