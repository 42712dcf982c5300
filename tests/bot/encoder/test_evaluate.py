"""`madoguchi eval retrieval` with a model folder: the service is there for the run."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

CORPUS = [
    {"_id": "waste", "title": "粗大ごみの収集", "text": "大きなごみを区に集めてもらう手続きです。"},
    {"_id": "move", "title": "転入届", "text": "引っ越した日から14日以内に届けてください。"},
    {"_id": "tax", "title": "住民税", "text": "住民税は四回に分けて払えます。"},
]
QUERIES = [{"_id": 1, "text": "引っ越した日から14日以内に届けてください。"}]


@pytest.fixture
def measured(tmp_path: Path):
    def lines(name: str, rows) -> str:
        path = tmp_path / name
        path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
        return str(path)

    (tmp_path / "qrels.txt").write_text("1 0 move 1\n")
    files = [
        "--corpus", lines("corpus.jsonl", CORPUS), "--queries", lines("queries.jsonl", QUERIES),
        "--qrels", str(tmp_path / "qrels.txt"),
    ]  # fmt: skip

    def run(*options: str) -> subprocess.CompletedProcess[str]:
        command = [str(ROOT / ".venv/bin/madoguchi"), "eval", "retrieval", *files, *options]
        environment = {**os.environ, "MADOGUCHI_VAR": str(tmp_path / "var")}
        return subprocess.run(command, env=environment, capture_output=True, text=True)

    return run


def test_figures_are_printed_as_without_an_encoder(measured, models: Path, tmp_path: Path) -> None:
    with_both = measured(
        "--encoder", str(models / "encoder"), "--reranker", str(models / "reranker")
    )
    assert with_both.returncode == 0, with_both.stderr
    figures = dict(line.split(maxsplit=1) for line in with_both.stdout.splitlines()[-7:-1])
    assert {"Hit@1", "Hit@3", "MRR", "nDCG@10"} <= figures.keys()
    assert float(figures["Hit@3"]) == 1
    assert list((tmp_path / "var/vectors").glob("encoder-*.sqlite"))


def test_a_folder_that_is_no_model_ends_it_in_one_sentence(measured, tmp_path: Path) -> None:
    done = measured("--reranker", str(tmp_path))
    assert done.returncode == 1
    assert "no sentence-transformers model" in done.stderr
    assert "Traceback" not in done.stderr
