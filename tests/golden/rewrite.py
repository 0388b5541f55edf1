"""`python -m tests.golden.rewrite`: writes the golden of the example city anew. Never run in CI: a person reads the difference."""

from __future__ import annotations

from pathlib import Path

from bihuan.reading import Register, read_report

HERE = Path(__file__).parent
EXAMPLE = HERE.parents[1] / "examples" / "mingchuan-2026.txt"
GOLDEN = HERE / "mingchuan-2026"


def example() -> Register:
    """The example report, read."""
    with EXAMPLE.open(encoding="utf-8", newline="") as file:
        return read_report(file.read(), name=EXAMPLE.name)


def markdown(register: Register) -> str:
    """The register for people: each section with its promises and deeds, figures and projects below them."""
    figures = {q.id: q for q in (*register.quantities, *register.spelled_quantities)}
    works = {p.id: p for p in register.projects}
    lines = [f"# {register.place} {register.year}", ""]
    for section in register.sections:
        lines += [f"{'#' * (section.level + 1)} {section.title} ({section.role}, {section.horizon})", ""]
        for item in (*register.achievements, *register.commitments):
            if item.section != section.id:
                continue
            kind = f"{item.checkable}, {item.kind}" if hasattr(item, "checkable") else "done"
            lines.append(f"- {_plain(item.quote)} ({kind}, {item.theme}, {item.horizon})")
            for name in item.quantities:
                q = figures[name]
                lines.append(f"  - {q.measure}: {q.relation} {q.value} {q.unit} ({q.basis}, {q.horizon})")
            lines += [f"  - {works[name].name}: {works[name].stage} ({works[name].ladder})" for name in item.projects]
        lines.append("")
    lines += ["## Ambition", ""]
    lines += [
        f"- {a.measure}: {figures[a.actual].quote} → {figures[a.target].quote} ({a.verdict})"
        for a in register.ambitions
    ]
    return "\n".join(lines) + "\n"


def _plain(quote: str) -> str:
    return "".join(quote.split())


def main() -> None:
    """Write JSON and markdown side by side."""
    GOLDEN.mkdir(exist_ok=True)
    register = example()
    (GOLDEN / "register.json").write_text(register.to_json(), encoding="utf-8")
    (GOLDEN / "register.md").write_text(markdown(register), encoding="utf-8")


if __name__ == "__main__":
    main()
