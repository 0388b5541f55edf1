"""What every page of one report shares: it is the reader's own place's, or refused in words."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse

from bihuan.organisation.models import Role
from bihuan.refusals import NotAllowed
from bihuan.register.models import Report
from bihuan.site.desks import review_messages as messages
from bihuan.site.desks.frame import desk, said, shown
from bihuan.site.post import acting

P = ParamSpec("P")


def report_of(request: HttpRequest, pk: int) -> Report:
    """A report of the reader's own place. Raises NotAllowed for another's."""
    report = Report.objects.select_related("place").filter(pk=pk).first()
    if report is None:
        raise Http404
    if report.place_id != acting(request).post.unit.place_id:
        raise messages.other_place()
    return report


OfReport = Callable[Concatenate[HttpRequest, Report, P], HttpResponse]


def of_report(view: OfReport[P]) -> Callable[..., HttpResponse]:
    """A page of a report: for the supervision office of its place, refused in words to others."""

    @wraps(view)
    def guard(request: HttpRequest, pk: int, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            report = report_of(request, pk)
        except NotAllowed as refusal:
            return shown(request, "message.html", {"said": said(refusal)}, status=403)
        return view(request, report, *args, **kwargs)

    return desk(Role.SUPERVISION)(guard)
