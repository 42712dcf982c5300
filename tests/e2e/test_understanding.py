"""No language is understood worse than it was."""

import subprocess
from pathlib import Path

from tests.conftest import ROOT
from tests.e2e.conftest import MADOGUCHI

QUESTIONS = ROOT / "tests/understanding"


def measured(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [MADOGUCHI, "eval", "understand", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True)


def test_no_locale_falls_more_than_two_points_behind_its_baseline() -> None:
    files = sorted(QUESTIONS.glob("*.tsv"))
    done = measured(*files, "--baseline", QUESTIONS / "baseline.yml")
    assert done.returncode == 0, done.stderr[-2000:]


def test_a_locale_that_fell_is_named(tmp_path: Path) -> None:
    questions = tmp_path / "questions.tsv"
    questions.write_text(
        "locale\ttext\tintent\tprocedure\tfacet\nja\t転入届はいつまでですか\task\tbirth\tcost\n",
        encoding="utf-8",
    )
    baseline = tmp_path / "baseline.yml"
    baseline.write_text("ja: {procedure: 100.0}\n", encoding="utf-8")
    done = measured(questions, "--baseline", baseline)
    assert done.returncode == 1
    assert "ja: procedure fell from 100.0 to 0.0 percent" in done.stderr


def test_development_and_held_out_questions_are_apart() -> None:
    def texts(folder: Path) -> set[str]:
        return {
            line.split("\t")[1]
            for path in folder.glob("*.tsv")
            for line in path.read_text(encoding="utf-8").splitlines()[1:]
        }

    examples = {
        line.strip().removeprefix("- ")
        for path in (ROOT / "nlu/data").glob("*/*.yml")
        for line in path.read_text(encoding="utf-8").splitlines()
    }
    held_out = texts(QUESTIONS / "held-out")
    assert len({text for text in held_out & texts(QUESTIONS) if len(text) > 12}) == 0
    assert len({text for text in held_out & examples if len(text) > 12}) == 0
