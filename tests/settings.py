"""The site's settings for tests: a folder of their own, SQLite, or the PostgreSQL that BIHUAN_TEST_DATABASE_URL names."""

from __future__ import annotations

import os
import tempfile

os.environ["BIHUAN_DATA"] = tempfile.mkdtemp(prefix="bihuan-tests-")
os.environ.pop("BIHUAN_DATABASE_URL", None)
if os.environ.get("BIHUAN_TEST_DATABASE_URL"):
    os.environ["BIHUAN_DATABASE_URL"] = os.environ["BIHUAN_TEST_DATABASE_URL"]
os.environ["BIHUAN_SECRET_KEY"] = "of the tests alone"

from bihuan.site.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
