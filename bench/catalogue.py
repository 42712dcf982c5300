"""How long the catalogue takes to check, load and reload at 60, 2,000 and 28,000 procedures."""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bot.catalogue.fresh import Fresh
from bot.catalogue.load import load_catalogue
from bot.check import findings
from bot.settings import ROOT

SIZES = (60, 2_000, 28_000)


def table() -> Iterator[str]:
    """The lines of a Markdown table; every size in a process of its own, for its memory."""
    yield "| procedures | check s | load s | reload after one change s | peak memory |"
    yield "|---|---|---|---|---|"
    for size in SIZES:
        command = [sys.executable, "-m", "bench.catalogue", str(size)]
        done = subprocess.run(  # noqa: S603
            command, cwd=ROOT, capture_output=True, text=True, check=True
        )
        yield done.stdout.strip()


def row(size: int) -> str:
    """One line: Japanese only, one municipality, records made from those of the catalogue."""
    with tempfile.TemporaryDirectory() as folder:
        procedures, locales = Path(folder) / "procedures", Path(folder) / "locales"
        make(procedures, size)
        locales.mkdir()
        shutil.copy(ROOT / "locales/first.yml", locales)
        shutil.copy(ROOT / "locales/protected.yml", locales)
        (locales / "locales.yml").write_text("ja: {name: 日本語, babel: ja}\n", encoding="utf-8")
        begin = time.perf_counter()
        fresh = Fresh(lambda: load_catalogue(procedures), (procedures,))
        loaded = time.perf_counter() - begin
        changed = next((procedures / "_common").glob("made-up-*.yml"))
        changed.write_text(changed.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        os.utime(changed, ns=(0, changed.stat().st_mtime_ns + 1))
        begin = time.perf_counter()
        if not fresh.refresh():
            raise RuntimeError("the change was not seen")
        reloaded = time.perf_counter() - begin
        begin = time.perf_counter()
        errors = [str(f) for f in findings(procedures, locales) if f.error]
        checked = time.perf_counter() - begin
        if errors:
            raise RuntimeError(errors[0])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return f"| {size:,} | {checked:.1f} | {loaded:.1f} | {reloaded:.1f} | {peak} MB |"


def make(procedures: Path, size: int) -> None:
    """A template of ``size`` records and one ward that extends it."""
    for pack in ("_common", "sample-ward"):
        (procedures / pack).mkdir(parents=True)
        shutil.copy(ROOT / f"procedures/{pack}/pack.yml", procedures / pack)
    known = sorted((ROOT / "procedures/_common").glob("[!p]*.yml"))
    for number in range(size):
        source = known[number % len(known)]
        text = source.read_text(encoding="utf-8")
        name = f"made-up-{number}"
        text = text.replace(f"id: {source.stem}\n", f"id: {name}\n", 1)
        lines = [line for line in text.splitlines() if not line.startswith("related:")]
        path = procedures / "_common" / f"{name}.yml"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    print(row(int(sys.argv[1])))
