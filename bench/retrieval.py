"""The production retriever at 50, 2,000 and 28,000 entries (Tokyo counts 28,000 processes).

Runs in Rasa's environment. The catalogue's own entries are among made-up ones that share
their words, so that the lists behind a word are as long as they would be.
"""

import random
import resource
import statistics
import time
from pathlib import Path
from typing import Iterator, List

from nlu.evaluation.questions import read_questions
from nlu.retrieval.finder import Finder
from nlu.retrieval.records import Entry, read_catalogue

ROOT = Path(__file__).parent.parent
SIZES = (50, 2_000, 28_000)
QUESTIONS_EVERY = 5
"""Of the development questions: enough for a p95."""
WHO = "高齢者 子ども ひとり親 外国人 障害のある人 妊婦 学生 事業者 農家 被災者 町会 保護者"
WHAT = (
    "医療費 住宅 保育 介護用品 通学費 食事 就職 耐震 太陽光発電 防犯カメラ 温泉 予防接種 検診 "
    "相談 自転車 駐車場 公園 道路 水道 下水道 ごみ 税金 証明書 施設 教室 図書 文化財 商店街 創業 "
    "緑化 騒音 ペット 墓地 選挙"
)
DO = "助成 給付 貸付 減免 登録 変更 廃止 届出 許可 申請 予約 更新 再発行 閲覧 報告 相談会 講習 認定"


def entries(size: int) -> List[Entry]:
    """``size`` entries: the catalogue's, and made-up ones."""
    chance = random.Random(28)  # noqa: S311 - not for secrets
    known = read_catalogue(ROOT / "procedures", ROOT / "locales")
    bodies = [text for entry in known for locale, text in entry.body if locale == "ja"]
    who, what, do = WHO.split(), WHAT.split(), DO.split()
    made = []
    for number in range(size - len(known)):
        topic, act = chance.choice(what), chance.choice(do)
        title = f"{chance.choice(who)}の{topic}{act}"
        aliases = [f"{topic}の{chance.choice(do)}", f"{chance.choice(what)}{act}をしたい"]
        made.append(
            Entry(
                f"made-up-{number}",
                (("ja", title),),
                tuple(("ja", alias) for alias in aliases),
                body=(("ja", f"{title}の手続きです。{chance.choice(bodies)}"),),
            )
        )
    return known + made


def table() -> Iterator[str]:
    """The lines of a Markdown table."""
    files = sorted((ROOT / "tests/understanding").glob("*.tsv"))
    questions = [row.text for file in files for row in read_questions(file)][::QUESTIONS_EVERY]
    yield "| entries | ms a query, mean | p95 | s to build | peak memory |"
    yield "|---|---|---|---|---|"
    for size in SIZES:
        begin = time.perf_counter()
        finder = Finder(entries(size))
        built = time.perf_counter() - begin
        times = []
        for question in questions:
            begin = time.perf_counter()
            finder.find(question, limit=10)
            times.append((time.perf_counter() - begin) * 1000)
        times.sort()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        p95 = times[int(len(times) * 0.95)]
        figures = f"{statistics.mean(times):.1f} | {p95:.1f} | {built:.1f} | {peak} MB"
        yield f"| {size:,} | {figures} |"


if __name__ == "__main__":
    print("\n".join(table()))
