"""`bihuan begin`: a place of one's own, with its first administrator."""

from __future__ import annotations

import argparse

from bihuan.cli import messages
from bihuan.cli.arguments import Commands
from bihuan.cli.house import open_house

LEVELS = ("state", "province", "prefecture", "county")


def add_to(commands: Commands) -> None:
    """The command and its options."""
    about = "开始正式使用：新建一个地区和它的管理员 / Begin for real: a place and its administrator"
    command = commands.add_parser("begin", help=about, description=about, allow_abbrev=False)
    command.add_argument("place", metavar="PLACE", help="地区名称，如“某某市” / its name")
    command.add_argument("--slug", required=True, help="英文简称，用于编号，如 moumou / for codes: letters, digits, -")
    command.add_argument("--level", choices=LEVELS, default="prefecture", help="层级，默认市级 / its level")
    command.add_argument(
        "--admin", required=True, metavar="USER", help="管理员的用户名 / the administrator's user name"
    )
    command.add_argument("--name", default="系统管理员", help="管理员的称呼 / what they are called")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Make it and print the temporary password, which is shown nowhere else."""
    open_house()
    from bihuan.organisation.founding import found_place
    from bihuan.organisation.models import Level
    from bihuan.refusals import Refused
    from bihuan.site.today import today

    try:
        founded = found_place(
            slug=arguments.slug, name=arguments.place, level=Level(arguments.level), username=arguments.admin, admin=arguments.name, on=today(),
        )  # fmt: skip
    except Refused as why:
        raise messages.refused(why) from why
    print(messages.begun(str(founded.place), founded.admin.username, founded.secret))
    return 0
