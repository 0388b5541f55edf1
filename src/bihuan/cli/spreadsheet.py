"""The register as one sheet that opens in Excel: everything found, a row each, in the order of the report."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from bihuan.cli.table import figures
from bihuan.cli.width import one_line
from bihuan.labels import label
from bihuan.reading import Register
from bihuan.reading.model import Achievement, AnnexItem, Commitment, Project, Quantity, Section

HEAD = (
    "报告", "编号", "类别", "原文", "时限", "所在部分", "章节", "可核查", "类型", "主题", "动作", "含指标", "含项目",
    "责任单位", "指标名称", "关系", "数值", "上限", "单位", "口径", "项目名称", "阶段", "阶段归类", "状态", "所属事项", "起", "止",
)  # fmt: skip
BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes UTF-8 for the machine's own encoding."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")


def spreadsheet(register: Register) -> str:
    """CSV with a header, for filters by 类别: a figure or project that a commitment holds names it in 所属事项."""
    sheet = io.StringIO()
    sheet.write(BYTE_ORDER_MARK)
    writer = csv.DictWriter(sheet, HEAD, restval="", lineterminator="\r\n")
    writer.writeheader()
    for row in sorted(_rows(register), key=lambda row: (int(row["起"]), -int(row["止"]))):
        writer.writerow({key: safe(one_line(value)) for key, value in row.items()})
    return sheet.getvalue()


def safe(cell: str) -> str:
    """A cell that a spreadsheet would take for a formula gets an apostrophe before it; a number stays a number."""
    return "'" + cell if cell.startswith(FORMULA) and not NUMBER.fullmatch(cell) else cell


def _rows(register: Register) -> Iterator[dict[str, str]]:
    sections = {section.id: section for section in register.sections}
    amounts = {amount.id: amount for amount in (*register.quantities, *register.spelled_quantities)}
    projects = {project.id: project for project in register.projects}
    holder = {inner: deed.id for deed in _deeds(register) for inner in (*deed.quantities, *deed.projects)}
    holder |= {inner: item.id for item in register.annex_items for inner in item.quantities if inner not in holder}
    for deed in _deeds(register):
        yield _place(register, deed, sections) | _deed(deed, amounts, projects)
    for item in register.annex_items:
        yield _place(register, item, sections) | _annex_item(item, amounts)
    for amount in amounts.values():
        yield _place(register, amount, sections) | _amount(amount) | {"所属事项": holder.get(amount.id, "")}
    for project in register.projects:
        yield _place(register, project, sections) | _project(project) | {"所属事项": holder.get(project.id, "")}


def _deeds(register: Register) -> tuple[Commitment | Achievement, ...]:
    return (*register.commitments, *register.achievements)


def _place(
    register: Register, item: Commitment | Achievement | AnnexItem | Quantity | Project, sections: dict[str, Section]
) -> dict[str, str]:
    """What every row tells: whose it is and where it stands."""
    section = sections.get(item.section or "")
    return {
        "报告": " ".join(str(part) for part in (register.place, register.year) if part) or register.name,
        "编号": item.id,
        "所在部分": label("role", section.role) if section else "",
        "章节": section.title if section else "",
        "起": str(item.span[0]),
        "止": str(item.span[1]),
    }


def _deed(deed: Commitment | Achievement, amounts: dict[str, Quantity], projects: dict[str, Project]) -> dict[str, str]:
    row = {
        "类别": label("item", "achievement"),
        "原文": deed.quote,
        "时限": deed.horizon or "",
        "主题": label("theme", deed.theme),
        "动作": deed.action,
        "含指标": figures([amounts[amount] for amount in deed.quantities]),
        "含项目": "、".join(projects[project].name for project in deed.projects),
    }
    if isinstance(deed, Commitment):
        row |= {
            "类别": label("item", "commitment"),
            "可核查": label("checkable", deed.checkable),
            "类型": label("kind", deed.kind),
        }
    return row


def _annex_item(item: AnnexItem, amounts: dict[str, Quantity]) -> dict[str, str]:
    return {
        "类别": label("item", "annex_item"),
        "原文": item.title,
        "含指标": figures([amounts[amount] for amount in item.quantities]),
        "责任单位": "、".join(unit.quote for unit in item.lead_units),
    }


def _amount(amount: Quantity) -> dict[str, str]:
    return {
        "类别": label("item", "quantity" if amount.id.startswith("q") else "spelled_quantity"),
        "原文": amount.quote,
        "时限": amount.horizon or "",
        "指标名称": amount.measure,
        "关系": label("relation", amount.relation),
        "数值": amount.value,
        "上限": amount.high or "",
        "单位": amount.unit,
        "口径": label("basis", amount.basis),
    }


def _project(project: Project) -> dict[str, str]:
    return {
        "类别": label("item", "project"),
        "原文": project.quote,
        "时限": project.horizon or "",
        "项目名称": project.name,
        "阶段": project.stage,
        "阶段归类": project.ladder or "",
        "状态": label("status", project.status),
    }
