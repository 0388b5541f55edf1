"""Django's settings, from the environment (environment.py)."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from bihuan.site.environment import read_environment

_HERE = Path(__file__).parent
ENVIRONMENT = read_environment()

SECRET_KEY = ENVIRONMENT.secret_key
DEBUG = ENVIRONMENT.debug
ALLOWED_HOSTS = ENVIRONMENT.hosts
DATA = ENVIRONMENT.data
TODAY = ENVIRONMENT.today

INSTALLED_APPS = [
    "bihuan.history",
    "bihuan.organisation",
    "bihuan.register",
    "bihuan.loop.rulebooks",
    "bihuan.loop.commitments",
    "bihuan.loop.deploy",
    "bihuan.loop.advance",
    "bihuan.loop.cases",
    "bihuan.api",
    "bihuan.letters",
    "ninja",
    "bihuan.site.apps.SiteConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    *(("allauth.socialaccount", "allauth.socialaccount.providers.openid_connect") if ENVIRONMENT.oidc else ()),
    "axes",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "bihuan.site.headers.HeadersMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "bihuan.site.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
]
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    *(("allauth.account.auth_backends.AuthenticationBackend",) if ENVIRONMENT.oidc else ()),
]
ROOT_URLCONF = "bihuan.site.urls"
WSGI_APPLICATION = "bihuan.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [_HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "bihuan.site.wording.context",
            ],
        },
    },
]
DATABASES = {"default": ENVIRONMENT.database}
AUTH_USER_MODEL = "organisation.Person"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True  # no collecting of files before the first start
LOGIN_URL = "/login/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/login/"

# Accounts: by user name, made by administrators; no sign-up, no e-mail. TOTP is optional, OpenID Connect by settings.
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_ADAPTER = "bihuan.site.accounts.Accounts"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = False  # axes counts failures, in the database and over all processes
ACCOUNT_SESSION_REMEMBER = True
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Bihuan"
SOCIALACCOUNT_ONLY = False
if ENVIRONMENT.oidc:
    SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": "oidc", "name": "OIDC", "client_id": ENVIRONMENT.oidc["client"],
                    "secret": ENVIRONMENT.oidc["secret"], "settings": {"server_url": ENVIRONMENT.oidc["server"]},
                }
            ]
        }
    }  # fmt: skip

# Messages (bihuan.letters). Without a host nothing is mailed, neither by us nor by a package.
ADDRESS, ROBOT_HOSTS = ENVIRONMENT.address, ENVIRONMENT.robot_hosts
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if ENVIRONMENT.mail else 'dummy'}.EmailBackend"
EMAIL_HOST = ENVIRONMENT.mail.host if ENVIRONMENT.mail else ""
EMAIL_PORT = ENVIRONMENT.mail.port if ENVIRONMENT.mail else 0
EMAIL_HOST_USER = ENVIRONMENT.mail.user if ENVIRONMENT.mail else ""
EMAIL_HOST_PASSWORD = ENVIRONMENT.mail.password if ENVIRONMENT.mail else ""
EMAIL_USE_TLS = bool(ENVIRONMENT.mail and ENVIRONMENT.mail.tls == "starttls")
EMAIL_USE_SSL = bool(ENVIRONMENT.mail and ENVIRONMENT.mail.tls == "tls")
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = ENVIRONMENT.mail.sender if ENVIRONMENT.mail else "nobody@localhost"

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "bihuan.site.accounts.locked"
AXES_USERNAME_CALLABLE = "bihuan.site.accounts.tried_name"
AXES_VERBOSE = False

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.https
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 3600
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 30_000_000
