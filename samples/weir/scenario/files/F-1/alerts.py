from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from weir.problem import Problem


@dataclass(frozen=True)
class Alert:
    """A time in which a river stood too high; one that lasts has no end yet."""

    station: str
    start: datetime
    last: datetime
    end: datetime | None
    peak: float

    @property
    def hours(self):
        return round(((self.end or self.last) - self.start) / timedelta(hours=1), 1)


def alerts(stations, above, clear=None):
    """Each time a level reached `above`, until it fell below `clear`, by station and then by time."""
    clear = above if clear is None else clear
    if clear > above:
        raise Problem("--clear must not be above --above, or an alert would end as it begins.")
    return [alert for name, readings in stations.items() for alert in of_station(name, readings, above, clear)]


def of_station(name, readings, above, clear):
    found, current = [], None
    for reading in readings:
        if current is None and reading.level >= above:
            current = Alert(name, reading.at, reading.at, None, reading.level)
        elif current is not None and reading.level < clear:
            found.append(replace(current, end=reading.at))
            current = None
        elif current is not None:
            current = replace(current, last=reading.at, peak=max(current.peak, reading.level))
    return found if current is None else [*found, current]
