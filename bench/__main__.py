"""``make bench``: every table of docs/benchmarks.md that this machine can measure."""

import os
import subprocess
from collections.abc import Iterator

from bench import catalogue, guides, open_data, plain_corpus, starts, throughput, translation
from bench.stock import stock_model
from bot.settings import ROOT, Settings
from bot.supervisor.model import model_path
from bot.supervisor.services import rasa_environment, rasa_python


def in_rasa(module: str, *arguments: str) -> Iterator[str]:
    """The table of a module that needs Rasa's environment."""
    done = subprocess.run(  # noqa: S603
        [rasa_python(), "-m", module, *arguments],
        cwd=ROOT,
        env={**os.environ, **rasa_environment(Settings())},
        capture_output=True,
        text=True,
        check=True,
    )
    yield from (line for line in done.stdout.splitlines() if line.startswith("|"))


def main() -> None:
    """Prints the tables one after the other."""
    models = str(model_path(Settings())), str(stock_model(Settings()))
    print(f"Machine: {starts.machine()}", flush=True)
    for title, lines in (
        ("Throughput", throughput.table()),
        ("Understanding beside a stock Rasa", in_rasa("bench.accuracy", *models)),
        ("Starts and memory", starts.table()),
        ("Retrieval", in_rasa("bench.retrieval")),
        ("Catalogue", catalogue.table()),
        ("Plain Japanese", plain_corpus.table()),
        ("Open data", open_data.table()),
        ("Translation", translation.table()),
        ("Guides", guides.table()),
    ):
        print(f"\n## {title}\n", flush=True)
        for line in lines:
            print(line, flush=True)


if __name__ == "__main__":
    main()
