"""Logging in: allauth's views, with sign-up closed and a lock after failures."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.views import LoginView
from axes.decorators import axes_dispatch, axes_form_invalid
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.decorators import method_decorator

from bihuan.site.trials import trials


class Accounts(DefaultAccountAdapter):
    """Accounts are made by administrators."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False


@method_decorator(axes_dispatch, name="dispatch")
@method_decorator(axes_form_invalid, name="form_invalid")
class Login(LoginView):
    """allauth's, counted by axes."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the single log-in where one is set; of the example, with its log-ins and what to try."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "oidc": bool(settings.ENVIRONMENT.oidc),
            "trials": trials() if settings.ENVIRONMENT.demo else [],
        }


def locked(request: HttpRequest, credentials: Any, *args: Any, **kwargs: Any) -> HttpResponse:
    """Too many failures: one sentence, 429."""
    return render(request, "locked.html", status=429)


def tried_name(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """The user name somebody tries: the form and the backends name it differently."""
    name = (credentials or {}).get("username") or request.POST.get("login") or ""
    return str(name)[:150]
