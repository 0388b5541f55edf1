"""What the tests of the reading share: where the real reports lie, and a small report of our own."""

from __future__ import annotations

from pathlib import Path

import pytest

SMALL = """青山市政府工作报告
——2026年1月8日在青山市第六届人民代表大会第一次会议上

各位代表：
现在，我代表市人民政府，向大会报告工作，请予审议。

一、2025年工作回顾
全市地区生产总值增长5.1%，城镇新增就业1.2万人。银滩大桥、白鹭湖科技馆等项目建成投用。
同时，我们也清醒看到，发展还存在不少困难和问题。

二、2026年重点工作
主要预期目标是：地区生产总值增长5.5%左右，城镇新增就业1万人以上。
（一）壮大产业。建成投产云杉新材料二期、松湖储能电站等项目，新增规上企业20家以上，推动产业链协同发展。
（二）改善民生。改造老旧小区36个，新建养老服务站5个，建立长者助餐补贴制度，让老人更安心。

三、加强政府自身建设
坚持依法行政，自觉接受监督。

各位代表！让我们团结奋斗，开创新局面！
"""


@pytest.fixture(scope="session")
def reports(shared: Path) -> list[Path]:
    """All real reports, in a fixed order."""
    return sorted((shared / "reports").rglob("*.txt"))


@pytest.fixture(scope="session")
def annexes(shared: Path) -> Path:
    """The folder of official decompositions."""
    return shared / "annexes"


@pytest.fixture(scope="session")
def seed(shared: Path) -> str:
    """The report that started the project."""
    return read(shared / "reports" / "city" / "hohhot-2026.txt")


def read(path: Path) -> str:
    """A report as decoded, its line breaks as they stand."""
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()
