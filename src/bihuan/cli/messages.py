"""Every sentence that the command itself says, in Chinese and English. Those about a file's content stand in the reading."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from bihuan.reading import BadDocument
    from bihuan.refusals import Refused

USAGE = 2
FAILED = 1


class CommandError(Exception):
    """The command cannot go on. `code` is what it exits with."""

    def __init__(self, zh: str, en: str, code: int) -> None:
        super().__init__(f"{zh} / {en}")
        self.code = code


def wrong_arguments(command: str, reason: str) -> CommandError:
    return CommandError(
        f"参数有误（{reason}），用 {command} --help 查看用法。",
        f"Wrong arguments ({reason}); see {command} --help.",
        USAGE,
    )


def needs_output_folder() -> CommandError:
    return CommandError(
        "读取多个文件或文件夹时，请用 -o 指定一个输出文件夹。",
        "Give a folder with -o when reading several files or a folder.",
        USAGE,
    )


def output_is_a_file(path: Path) -> CommandError:
    return CommandError(
        f"-o 指定的 {path} 是文件，读取多个文件或文件夹时请指定文件夹。",
        f"{path} given with -o is a file; give a folder when reading several files or a folder.",
        USAGE,
    )


def output_is_an_input(path: Path) -> CommandError:
    return CommandError(
        f"输出会覆盖原文件 {path}，请换一个 -o。",
        f"The output would overwrite the source {path}; choose another -o.",
        USAGE,
    )


def no_reports() -> BadDocument:
    from bihuan.reading import BadDocument

    return BadDocument(
        "文件夹里没有可读的报告文件（文本、网页、PDF、Word、WPS、OFD 或图像），请检查路径。",
        "The folder holds no report (text, web page, PDF, Word, WPS, OFD or picture); check its path.",
    )


def cannot_list(reason: str) -> BadDocument:
    from bihuan.reading import BadDocument

    return BadDocument(
        f"无法打开文件夹（{reason}），请检查权限。", f"The folder cannot be opened ({reason}); check its permissions."
    )


def cannot_write(path: Path | str, reason: str) -> CommandError:
    return CommandError(
        f"无法写入 {path}（{reason}），请检查路径、权限和磁盘空间。",
        f"{path} cannot be written ({reason}); check its path, permissions and the disk's space.",
        FAILED,
    )


def port_taken(port: int) -> CommandError:
    return CommandError(
        f"端口 {port} 已被占用，请用 --port 换一个端口。", f"Port {port} is taken; choose another with --port.", FAILED
    )


def port_refused(port: int, reason: str) -> CommandError:
    return CommandError(
        f"无法使用端口 {port}（{reason}），请用 --port 换一个端口。",
        f"Port {port} cannot be used ({reason}); choose another with --port.",
        FAILED,
    )


def no_example() -> CommandError:
    return CommandError(
        "这里没有示例城市的文件，请从源代码目录运行 make demo。",
        "The example city's files are not here; run make demo in the source folder.",
        USAGE,
    )


def not_read(shown: str, refusal: BadDocument | CommandError) -> str:
    """One line of the list at the end."""
    return f"{shown}: {refusal}"


def tally(bad: int, total: int) -> str:
    return f"{total} 个文件中有 {bad} 个未能完成 / {bad} of {total} files not done"


def serving(address: str) -> str:
    return f"请在浏览器打开 {address} ，按 Ctrl-C 结束 / Open {address} in a browser; Ctrl-C ends it"


def no_site_extra(package: str) -> CommandError:
    return CommandError(
        f"这里没有安装网站部分（缺 {package}），请运行 pip install 'bihuan[site]'。",
        f"The site is not installed here ({package} is missing); run pip install 'bihuan[site]'.",
        FAILED,
    )


def refused(why: Refused) -> CommandError:
    return CommandError(why.zh, why.en, USAGE)


def no_database(reason: str) -> CommandError:
    return CommandError(
        f"数据库打不开（{reason}），请检查 BIHUAN_DATABASE_URL 或数据目录。",
        f"The database does not open ({reason}); check BIHUAN_DATABASE_URL or the data folder.",
        FAILED,
    )


def verified(subjects: int, entries: int, roots: int) -> str:
    return f"核对 {subjects:,} 条链、{entries:,} 条记录、{roots:,} 个日根 / {subjects:,} chains, {entries:,} entries, {roots:,} day roots checked"


def fault(subject: str, seq: int, zh: str, en: str) -> str:
    where = f"{subject} #{seq}" if seq else subject
    return f"✗ {where}：{zh} / {en}"


def faults(count: int, shown: int) -> str:
    more = f"，只列出前 {shown} 处" if count > shown else ""
    return f"不符 {count:,} 处{more} / {count:,} do not fit"


def no_such_commitment(code: str) -> CommandError:
    return CommandError(
        f"没有编号为 {code} 的承诺，请核对编号。", f"There is no commitment {code}; check the code.", FAILED
    )


def not_yet(code: str, day: date) -> CommandError:
    return CommandError(
        f"{code} 在 {day} 还没有立项，请选之后的日期。", f"{code} was not drafted on {day}; choose a later day.", FAILED
    )


def fresh_needs_sqlite() -> CommandError:
    return CommandError(
        "--fresh 只清除自带的 SQLite 示例，请先去掉 BIHUAN_DATABASE_URL。",
        "--fresh clears the SQLite example only; take BIHUAN_DATABASE_URL off first.",
        USAGE,
    )


def not_a_demo_folder(folder: Path, strange: str) -> CommandError:
    return CommandError(
        f"{folder} 里有不属于示例的 {strange}，没有删除，请换一个数据目录。",
        f"{folder} holds {strange}, which is no part of the example; nothing was thrown away, choose another folder.",
        USAGE,
    )


def year_sum(rows: list[tuple[tuple[str, str], int]], overdue: int, unreported: int, blocked: int) -> str:
    zh = "，".join(f"{label[0]} {count}" for label, count in rows)
    en = ", ".join(f"{label[1]} {count}" for label, count in rows)
    return (
        f"明川市2026年：{zh}；逾期 {overdue}，未按期报告 {unreported}，有堵点 {blocked}\n"
        f"Mingchuan 2026: {en}; overdue {overdue}, report missing {unreported}, blocked {blocked}"
    )


def logins(rows: list[tuple[str, str, str]], password: str) -> str:
    width = max(len(name) for _, name, _ in rows)
    lines = [f"  {name:<{width}}  {role}  {who}" for role, name, who in rows]
    return "\n".join([f"登录（密码都是 {password}）/ log in (the password is {password}):", *lines])


def begun(place: str, user: str, secret: str) -> str:
    return (
        f"已建立{place}。管理员 {user}，临时密码 {secret}（只显示这一次，首次登录后更换）。接着运行 bihuan serve。\n"
        f"{place} is there. Administrator {user}, temporary password {secret} (shown this once; changed at the first log-in). Now run bihuan serve."
    )
