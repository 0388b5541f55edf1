"""Who may lead: from the units of the commitment's place and their duties."""

from __future__ import annotations

import pytest

from bihuan.loop.deploy.queries import suggested_leads
from bihuan.organisation.models import Place, Unit
from tests.loop.cast import drafted, gather

pytestmark = pytest.mark.django_db


def test_it_suggests_units_of_the_place_with_the_words_that_speak_for_them() -> None:
    row = drafted(gather(), "新改建农村公路200公里")
    [(same, leads)] = suggested_leads([row])
    assert same is row
    assert leads[0].unit.slug == "jiaotong"
    assert "农村公路" in {reason.words for reason in leads[0].reasons}


def test_it_suggests_departments_below_the_government_as_well() -> None:
    cast = gather()
    whole = Unit.objects.get(place=cast.place, slug="zhengfu")
    below = Unit.objects.create(place=cast.place, slug="jiao", name="市教育局", parent=whole)
    [(_, leads)] = suggested_leads([drafted(cast, "新建改扩建幼儿园12所，新增学位3600个")])
    assert leads[0].unit == below


def test_it_leaves_out_districts_and_other_places() -> None:
    cast = gather()
    Unit.objects.create(place=cast.place, slug="qu", name="东区人民政府", kind="district", duties=["古树名木保护"])
    other = Place.objects.create(slug="other", name="乙市", level="prefecture")
    Unit.objects.create(place=other, slug="lin", name="乙市林草局", duties=["古树名木保护"])
    own = Unit.objects.create(place=cast.place, slug="yuan", name="市园林中心", duties=["古树名木保护"])
    [(_, leads)] = suggested_leads([drafted(cast, "为120株古树名木建立档案")])
    assert [lead.unit for lead in leads] == [own]
