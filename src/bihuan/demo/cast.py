"""The city's places, units, posts and people."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from django.contrib.auth.hashers import make_password

from bihuan.demo.files import CITY, table
from bihuan.loop.commitments.perform import By
from bihuan.organisation.acts import ITSELF, hand_over
from bihuan.organisation.models import Person, Place, Post, Tenure, Unit


class City(NamedTuple):
    """Everything by its id in the files."""

    place: Place
    units: dict[str, Unit]
    posts: dict[str, Post]
    people: dict[str, Person]
    by_unit: dict[str, str]
    """The post that answers for a unit."""
    holders: dict[str, list[tuple[str, date]]]
    """Who holds each post, from which day on."""

    def holder(self, post: str, day: date) -> By:
        """Who acts from a post on a day."""
        person = [who for who, since in self.holders[post] if since <= day][-1]
        return By(self.people[person], self.posts[post])


def found(password: str) -> City:
    """Make the city. Everyone has the same password, which the demo prints."""
    rows, posts = table("units"), table("posts")
    places = _places(rows["place"])
    units = _units(rows["unit"], places)
    secret = make_password(password)
    people = {row["id"]: Person(username=row["id"], name=row["name"], password=secret) for row in posts["person"]}
    Person.objects.bulk_create(people.values())
    made = {
        row["id"]: Post(
            unit=units[row["unit"]],
            slug=row["id"],
            title=row["title"],
            role=row["role"],
            portfolio=row.get("portfolio", []),
        )
        for row in posts["post"]
    }
    Post.objects.bulk_create(made.values())
    holders = {row["id"]: [(held["person"], held["from"]) for held in row["holders"]] for row in posts["post"]}
    for slug, post in made.items():
        first, since = holders[slug][0]
        Tenure.objects.create(post=post, person=people[first], since=since)
    later = [(since, slug, person) for slug in made for person, since in holders[slug][1:]]
    for since, slug, person in sorted(later):
        hand_over(post=made[slug], to=people[person], since=since, by=ITSELF, on=since)
    by_unit: dict[str, str] = {}
    for row in posts["post"]:
        if row["role"] == "unit":
            by_unit.setdefault(row["unit"], row["id"])
    return City(places[CITY], units, made, people, by_unit, holders)


def _places(rows: list[dict[str, Any]]) -> dict[str, Place]:
    places: dict[str, Place] = {}
    for row in rows:
        parent = places.get(row.get("parent", ""))
        places[row["id"]] = Place.objects.create(slug=row["id"], name=row["name"], level=row["level"], parent=parent)
    return places


def _units(rows: list[dict[str, Any]], places: dict[str, Place]) -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for row in rows:
        units[row["id"]] = Unit.objects.create(
            place=places[row["place"]], slug=row["id"], name=row["name"], short=row["short"], kind=row["kind"],
            parent=units.get(row.get("parent", "")), duties=row["duties"],
        )  # fmt: skip
    return units
