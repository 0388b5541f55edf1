"""All addresses of the site."""

from __future__ import annotations

from allauth.account.views import LogoutView, ReauthenticateView
from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from bihuan.api.api import api
from bihuan.site import health, pages
from bihuan.site.accounts import Login
from bihuan.site.desks import (
    breakdown,
    cases,
    leader,
    manage,
    messages,
    office,
    promise,
    promises,
    review,
    themes,
    unit,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", pages.home, name="home"),
    path("c/<str:code>/", promise.one, name="commitment"),
    path("c/<str:code>/<slug:act>/", promise.act_on, name="act"),
    *(
        path_
        for desk in (promises, office, unit, leader, themes, cases, review, breakdown, manage, messages)
        for path_ in desk.PATHS
    ),
    path("post/", pages.choose_post, name="choose_post"),
    path("year/", pages.choose_year, name="choose_year"),
    path("language/", set_language, name="set_language"),
    path("login/", Login.as_view(), name="account_login"),
    path("account/", include("allauth.mfa.urls")),
    path("account/again/", ReauthenticateView.as_view(), name="account_reauthenticate"),
    path("logout/", LogoutView.as_view(), name="account_logout"),
    path("healthz", health.health),
    path("api/", api.urls),
]
if settings.ENVIRONMENT.oidc:
    urlpatterns.append(path("single/", include("allauth.socialaccount.providers.openid_connect.urls")))
handler403, handler404, handler500 = (f"bihuan.site.pages.{name}" for name in ("refused", "missing", "broken"))
