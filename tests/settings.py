"""The site's settings for tests: a folder of their own, SQLite, or the PostgreSQL that BIHUAN_TEST_DATABASE_URL names."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

os.environ["BIHUAN_DATA"] = tempfile.mkdtemp(prefix="bihuan-tests-")
atexit.register(shutil.rmtree, os.environ["BIHUAN_DATA"], ignore_errors=True)
os.environ.pop("BIHUAN_DATABASE_URL", None)
if os.environ.get("BIHUAN_TEST_DATABASE_URL"):
    os.environ["BIHUAN_DATABASE_URL"] = os.environ["BIHUAN_TEST_DATABASE_URL"]
os.environ["BIHUAN_SECRET_KEY"] = "of the tests alone"  # noqa: S105

from bihuan.site.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
