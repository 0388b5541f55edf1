"""People: who may log in, a temporary password shown once, switched off and on, let in again after a lock-out."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from axes.utils import reset
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Prefetch, Q
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from bihuan.organisation.acts import enter, make_person, reset_password, set_active
from bihuan.organisation.models import Person, Role, Tenure
from bihuan.refusals import NotAllowed
from bihuan.site.desks import manage_messages as messages
from bihuan.site.desks.frame import desk, done, refused, shown
from bihuan.site.desks.manage_frame import Form, asker, formed, managed, places_of
from bihuan.site.desks.manage_roster import locked_out, people_of, person_or_404, theirs
from bihuan.site.forms.acts import Field
from bihuan.site.post import acting
from bihuan.site.today import today
from bihuan.site.wording import word

A_PAGE = 50


@desk(Role.ADMIN)
def listed(request: HttpRequest) -> HttpResponse:
    """All of the place, by name."""
    rows = people_of(places_of(acting(request)))
    words = request.GET.get("words", "").strip()[:40]
    if words:
        rows = rows.filter(Q(name__icontains=words) | Q(username__icontains=words))
    held = Tenure.objects.exclude(until__lte=today()).select_related("post__unit").order_by("since")
    page = Paginator(rows.prefetch_related(Prefetch("tenures", held)), A_PAGE).get_page(request.GET.get("page"))
    locked = locked_out([person.username for person in page.object_list])
    told = [
        {"person": one, "held": list(one.tenures.all()), "locked": one.username in locked} for one in page.object_list
    ]
    return managed(request, "people.html", {"rows": told, "page": page, "words": words})


@desk(Role.ADMIN)
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """One person and the posts they held."""
    by = acting(request)
    row = person_or_404(by, pk)
    own = places_of(by)
    tenures = row.tenures.filter(post__unit__place__in=own).select_related("post__unit").order_by("-since")
    given = {
        "person": row, "tenures": tenures, "locked": row.username in locked_out([row.username]),
        "own": row.pk == by.person.pk, "second_factor": Authenticator.objects.filter(user=row).exists(),
    }  # fmt: skip
    return managed(request, "person.html", given)


@desk(Role.ADMIN)
def new(request: HttpRequest) -> HttpResponse:
    """An account; its first password is shown on the answer and nowhere else."""
    by, actor, on = asker(request)

    def do(sent: QueryDict) -> HttpResponse:
        row, secret = make_person(
            place=by.post.unit.place,
            username=sent.get("username", "").strip(),
            name=sent.get("name", ""),
            by=actor,
            on=on,
        )
        return _told_once(request, row, secret)

    fields = [
        Field("name", word("manage_person_name"), "text", required=True),
        Field("username", word("user"), "text", required=True, hint=word("manage_username_hint")),
    ]
    form = Form(
        word("manage_new_person"), "/manage/people/", word("manage_add"), fields, word("manage_new_person_note")
    )
    return formed(request, form, do)


@desk(Role.ADMIN)
def password(request: HttpRequest, pk: int) -> HttpResponse:
    """A temporary password in place of the present one."""
    by, actor, on = asker(request)
    row = person_or_404(by, pk)

    def do(sent: QueryDict) -> HttpResponse:
        person, place = theirs(by, pk)
        return _told_once(request, person, reset_password(person=person, place=place, by=actor, on=on))

    title = f"{row} · {word('manage_reset_password')}"
    form = Form(
        title, f"/manage/people/{pk}/", word("manage_reset_password"), (), word("manage_reset_note"), warns=True
    )
    return formed(request, form, do)


@desk(Role.ADMIN)
def second_factor(request: HttpRequest, pk: int) -> HttpResponse:
    """Let somebody who lost their authenticator log in by password alone."""
    by, actor, on = asker(request)
    row = person_or_404(by, pk)
    here = f"/manage/people/{pk}/"

    @transaction.atomic
    def do(sent: QueryDict) -> HttpResponse:
        person, place = theirs(by, pk)
        Authenticator.objects.filter(user=person).delete()
        enter(place, "drop_second_factor", {"person": person.pk}, by=actor, on=on)
        return done(request, here, "manage_done_second_factor", name=str(person))

    title = f"{row} · {word('manage_drop_second_factor')}"
    form = Form(title, here, word("manage_drop_second_factor"), (), word("manage_second_factor_note"), warns=True)
    return formed(request, form, do)


@require_POST
@desk(Role.ADMIN)
def switch(request: HttpRequest, pk: int) -> HttpResponse:
    """Switch the account off, or on again."""
    by, actor, on = asker(request)
    here, active = f"/manage/people/{pk}/", request.POST.get("active") == "1"
    try:
        person, place = theirs(by, pk)
        set_active(person=person, active=active, place=place, by=actor, on=on)
    except NotAllowed as refusal:
        return refused(request, here, refusal)
    return done(request, here, "manage_done_activate" if active else "manage_done_deactivate", name=str(person))


@require_POST
@desk(Role.ADMIN)
def unlock(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget the failures, so that they can log in at once."""
    by, actor, on = asker(request)
    here = f"/manage/people/{pk}/"
    try:
        person, place = theirs(by, pk)
    except NotAllowed as refusal:
        return refused(request, here, refusal)
    with transaction.atomic():
        reset(username=person.username)
        enter(place, "unlock_person", {"person": person.pk}, by=actor, on=on)
    return done(request, here, "manage_done_unlock", name=str(person))


@desk()
def own_password(request: HttpRequest) -> HttpResponse:
    """Everybody's own: a new password in place of the temporary one."""
    person = acting(request).person

    def do(sent: QueryDict) -> HttpResponse:
        if not person.check_password(sent.get("old", "")):
            raise messages.wrong_password()
        if sent.get("new", "") != sent.get("again", ""):
            raise messages.passwords_differ()
        try:
            validate_password(sent.get("new", ""), person)
        except ValidationError as error:
            raise messages.weak_password() from error
        person.set_password(sent.get("new", ""))
        person.temporary_password = False
        person.save(update_fields=["password", "temporary_password"])
        update_session_auth_hash(request, person)
        return done(request, "/", "manage_done_own_password")

    if request.method == "POST":
        try:
            return do(request.POST)
        except NotAllowed as refusal:
            return refused(request, "/account/password/", refusal)
    return shown(request, "manage/password.html")


def _told_once(request: HttpRequest, person: Person, secret: str) -> HttpResponse:
    given = {"title": str(person), "name": person.username, "secret": secret, "back": f"/manage/people/{person.pk}/"}
    return managed(request, "secret.html", {**given, "is_password": True})


PATHS: list[URLPattern] = [
    path("manage/people/", listed, name="manage_people"),
    path("manage/people/new/", new, name="manage_person_new"),
    path("manage/people/<int:pk>/", one, name="manage_person"),
    path("manage/people/<int:pk>/password/", password, name="manage_password"),
    path("manage/people/<int:pk>/second-factor/", second_factor, name="manage_second_factor"),
    path("manage/people/<int:pk>/active/", switch, name="manage_active"),
    path("manage/people/<int:pk>/unlock/", unlock, name="manage_unlock"),
    path("account/password/", own_password, name="own_password"),
]
