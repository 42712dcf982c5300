"""What is wrong in a file, for the person who edits it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Finding:
    """Something wrong in a file, for the person who edits it."""

    path: Path
    line: int
    rule: str
    message: str
    error: bool = True

    def __str__(self) -> str:
        level = "error" if self.error else "warning"
        return f"{self.path}:{self.line}: {level}: {self.message} [{self.rule}]"


class CatalogueError(Exception):
    """The catalogue cannot be used; `findings` say where and why."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__("\n".join(map(str, findings)))
        self.findings = findings
