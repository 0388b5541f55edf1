"""`python -m bihuan` is the command `bihuan`."""

from bihuan.cli.main import run

run()
