from dataclasses import dataclass, replace
from datetime import datetime, timezone

from weir.problem import Problem

# What loggers of three makers write into the time column.
TIMES = ("%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%d.%m.%Y %H:%M")


@dataclass(frozen=True)
class Reading:
    """The level of one river at one moment, in centimetres above the zero of its gauge."""

    station: str
    at: datetime
    level: float
    is_filled: bool = False

    def with_level(self, level):
        return replace(self, level=level)


def time_of(text):
    """A moment in UTC; a time without a zone is one of UTC already."""
    text = text.strip()
    if text.endswith("Z"):
        text = text[:-1]
    for form in TIMES:
        try:
            return datetime.strptime(text, form)
        except ValueError:
            continue
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise Problem(f"'{text}' is no time; write it like 2026-03-01T06:15.") from None
    if moment.tzinfo is not None:
        moment = moment.astimezone(timezone.utc).replace(tzinfo=None)
    return moment


def level_of(text):
    """A level as loggers write it: with a point or a comma; None where the logger had nothing to say."""
    text = text.strip()
    if text.lower() in ("", "na", "nan", "---", "-999", "-999.0"):
        return None
    try:
        return float(text.replace(",", "."))
    except ValueError:
        raise Problem(f"'{text}' is no level; write a number of centimetres.") from None
