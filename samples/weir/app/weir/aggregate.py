import math
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Summary:
    """What a station's readings of some time add up to."""

    station: str
    period: str
    first: datetime
    last: datetime
    readings: int
    filled: int
    days: int
    low: float
    mean: float
    high: float
    rise: float


def summary(station, period, readings):
    levels = [reading.level for reading in readings]
    return Summary(
        station=station,
        period=period,
        first=readings[0].at,
        last=readings[-1].at,
        readings=sum(1 for reading in readings if not reading.is_filled),
        filled=sum(1 for reading in readings if reading.is_filled),
        days=len({reading.at.date() for reading in readings}),
        low=min(levels),
        mean=sum(levels) / len(levels),
        high=max(levels),
        rise=levels[-1] - levels[0],
    )


def daily(stations):
    return summaries(stations, "%Y-%m-%d")


def monthly(stations):
    return summaries(stations, "%Y-%m")


def whole(stations):
    return [summary(name, "all", readings) for name, readings in stations.items() if readings]


def summaries(stations, form):
    """One summary for each station and period, in that order; a period without readings has none."""
    found = []
    for name, readings in stations.items():
        periods = {}
        for reading in readings:
            periods.setdefault(reading.at.strftime(form), []).append(reading)
        found.extend(summary(name, period, periods[period]) for period in sorted(periods))
    return found
