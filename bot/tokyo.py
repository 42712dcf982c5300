"""The day in Tokyo, by which deadlines and ages are counted wherever the machine stands."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

TOKYO = ZoneInfo("Asia/Tokyo")


def today() -> date:
    """The calendar day there, now."""
    return datetime.now(TOKYO).date()
