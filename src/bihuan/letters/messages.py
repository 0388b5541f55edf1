"""What this room says when it refuses."""

from __future__ import annotations

from bihuan.refusals import NotAllowed


def wrong_mail_address() -> NotAllowed:
    return NotAllowed(
        "邮件地址不对，请按 name@host 的样子填写。", "The mail address does not fit; write it as name@host."
    )


def no_mail_address() -> NotAllowed:
    return NotAllowed("还没有邮件地址，请填写。", "There is no mail address yet; enter one.")


def no_robot_address() -> NotAllowed:
    return NotAllowed(
        "还没有这种机器人的地址，请从群机器人的设置里复制过来。",
        "There is no address of such a robot yet; copy it from the settings of the group's robot.",
    )


def robot_elsewhere(hosts: str) -> NotAllowed:
    """An address that is not the service's; a closed network's own host is allowed by a setting."""
    return NotAllowed(
        f"机器人地址要以 https:// 开头，主机只能是{hosts}，请重新复制；私有部署的主机请管理员用 BIHUAN_ROBOT_HOSTS 放行。",
        f"The robot's address must begin with https:// and be of {hosts}; copy it again, or have an administrator allow another host by BIHUAN_ROBOT_HOSTS.",
    )


def secret_too_long(most: int) -> NotAllowed:
    return NotAllowed(f"密钥要在{most}字以内，请重新复制。", f"The secret has {most} signs at most; copy it again.")


def no_such_choice() -> NotAllowed:
    return NotAllowed("没有这种发送方式，请重新选择。", "There is no such way of sending; choose again.")


def nothing_to_try() -> NotAllowed:
    return NotAllowed(
        "现在没有可用的发送方式，请先选择并保存。", "There is nothing to send by now; choose and save first."
    )


def tried_too_often(minutes: int) -> NotAllowed:
    return NotAllowed(
        f"试发太频繁，请{minutes}分钟后再试。", f"Too many test messages; try again in {minutes} minutes."
    )
