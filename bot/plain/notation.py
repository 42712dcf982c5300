"""Dates, times, years and digits as plain Japanese writes them (STANDARDS PJ9)."""

import re

ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911}
"""Era to the western year before its first."""

FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
BETWEEN_DIGITS = re.compile(r"(?<=\d)[：／，](?=\d)")
WEEKDAY = r"(?:[（(][月火水木金土日祝・、]+[)）])?"
ERA_YEAR = re.compile(
    rf"(?<![（(])(?P<era>{'|'.join(ERAS)})(?P<year>\d+|元)年(?P<fiscal>度?)(?![（(]\d{{4}}年)"
)
FULL_DATE = re.compile(r"(?<![\d/.\-])(\d{4})/(\d{1,2})/(\d{1,2})(?![\d/])")
SHORT_DATE = re.compile(
    r"(?<![\d/.,])(1[0-2]|0?[1-9])/(3[01]|[12]\d|0?[1-9])(?![\d/.,%])"
    r"(?=[（(][月火水木金土日]|\s*[～〜]|から|まで|より|に(?:開|行|実施)|必着|締)"
)
CLOCK = re.compile(
    r"(?P<half>午前|午後|夜|朝|翌)?(?<![\d:.])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?![\d:])"
)
LATE_HOUR = re.compile(r"(?<![\d:午前後夜朝])(?P<hour>1[3-9]|2[0-3])時(?!間)")
POINT = (
    r"(?:午前|午後|昼の)?(?:\d[\d,]*(?:年度?|か月|月|日|時|分|円|歳|人|階|回|番|週間|ページ)"
    rf"(?:[（(](?:{'|'.join(ERAS)})[\d元]+年度?[)）])?{WEEKDAY})+半?"
)
RANGE = re.compile(rf"({POINT})\s*[～〜]\s*({POINT})(?P<after>まで|に|の間|頃|ごろ|程度)?")
OPEN_RANGE = re.compile(rf"({POINT})\s*[～〜](?!\s*\d)")
ENDINGS = {"まで": "まで", "に": "の間に", "の間": "の間"}
WEEK_RANGE = re.compile(r"(?<![一-龠])([月火水木金土日])(?:曜日?)?[～〜]([月火水木金土日])曜日?")
COUNTER = re.compile(r"(?<=\d)[ヶケヵカ箇ｹ](?=[月所国年])")


def in_plain_notation(text: str) -> str:
    """``text`` with its dates, times and digits in plain notation; nothing else changes.

    >>> in_plain_notation("令和７年4/1（火）13:00～")
    '2025年（令和7年）4月1日（火）午後1時から'
    """
    text = BETWEEN_DIGITS.sub(_half_width, text.translate(FULL_WIDTH))
    text = COUNTER.sub("か", text)
    text = FULL_DATE.sub(lambda m: f"{m[1]}年{int(m[2])}月{int(m[3])}日", text)
    text = SHORT_DATE.sub(lambda m: f"{int(m[1])}月{int(m[2])}日", text)
    text = ERA_YEAR.sub(_western, text)
    text = CLOCK.sub(_by_halves, text)
    text = LATE_HOUR.sub(lambda m: f"午後{int(m['hour']) - 12}時", text)
    text = WEEK_RANGE.sub(r"\1曜日から\2曜日まで", text)
    return OPEN_RANGE.sub(r"\1から", RANGE.sub(_from_to, text))


def western_year(era: str, year: str) -> int:
    """The western year of a year of an era; 元 is its first."""
    return ERAS[era] + (1 if year == "元" else int(year))


def _half_width(match: re.Match[str]) -> str:
    return {"：": ":", "／": "/", "，": ","}[match[0]]


def _western(match: re.Match[str]) -> str:
    year = western_year(match["era"], match["year"])
    before = match.string[: match.start()]
    if before.endswith((f"{year}年・", f"{year}年、", f"{year}年")):
        return match[0]
    return f"{year}年{match['fiscal']}（{match[0]}）"


def _by_halves(match: re.Match[str]) -> str:
    hour, minutes = int(match["hour"]), int(match["minute"])
    minute = f"{minutes}分" if minutes else ""
    if match["half"] == "翌":
        return f"次の日の午前{hour}時{minute}" if hour < 12 else match[0]
    if match["half"]:
        return f"{match['half']}{hour}時{minute}"
    if hour == 12:
        return f"昼の12時{minute}"
    return f"午前{hour}時{minute}" if hour < 12 else f"午後{hour - 12}時{minute}"


def _from_to(match: re.Match[str]) -> str:
    first, last, after = match[1], match[2], match["after"] or ""
    ending = ENDINGS.get(after) or f"まで{after}"
    return f"{first}から{last}{ending}"
