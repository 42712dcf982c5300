"""``python -m nlu.evaluation``: what `madoguchi eval` calls in Rasa's environment."""

import argparse
import asyncio
import sys
from pathlib import Path

from nlu.components.procedure_retriever import carriers_in
from nlu.evaluation.baseline import drops, write_baseline
from nlu.evaluation.faq import measure_retrieval
from nlu.evaluation.questions import read_questions, understand
from nlu.evaluation.report import lines, write_page
from nlu.retrieval.encoder.client import Encoder


def main() -> None:
    """Parses the command line; exits 1 if a figure has fallen below its baseline."""
    parser = argparse.ArgumentParser(prog="madoguchi eval")
    kinds = parser.add_subparsers(dest="kind", required=True)
    questions = kinds.add_parser("understand")
    questions.add_argument("files", nargs="+", type=Path)
    questions.add_argument("--model", type=Path, required=True)
    questions.add_argument("--errors", action="store_true")
    questions.add_argument("--page", type=Path)
    questions.add_argument("--baseline", type=Path)
    questions.add_argument("--keep", action="store_true")
    faq = kinds.add_parser("retrieval")
    for name in ("--corpus", "--queries", "--qrels"):
        faq.add_argument(name, type=Path, required=True)
    faq.add_argument("--model", type=Path, help="whose carrier words are left out of queries")
    faq.add_argument("--encoder", action="store_true", help="the one in the environment")
    arguments = parser.parse_args()
    if arguments.kind == "understand":
        measure_understanding(arguments)
    else:
        encoder = Encoder.from_environment() if arguments.encoder else None
        files = (arguments.corpus, arguments.queries, arguments.qrels)
        carriers = carriers_in(arguments.model) if arguments.model else frozenset()
        figures = measure_retrieval(*files, encoder, carriers)
        for name, figure in figures.items():
            print(f"{name:12}{figure:8.3f}")


def measure_understanding(arguments: argparse.Namespace) -> None:
    """Prints the figures, writes the page if asked for, and compares with the baseline."""
    rows = [row for file in arguments.files for row in read_questions(file)]
    outcomes = asyncio.run(understand(arguments.model, rows))
    print("\n".join(lines(outcomes, arguments.errors)))
    if arguments.page:
        write_page(outcomes, arguments.page)
    if arguments.baseline and arguments.keep:
        write_baseline(outcomes, arguments.baseline)
    elif arguments.baseline and (fallen := list(drops(outcomes, arguments.baseline))):
        sys.exit("\n".join(fallen))


if __name__ == "__main__":
    main()
