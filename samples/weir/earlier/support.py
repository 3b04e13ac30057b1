from datetime import datetime, timedelta

from weir.reading import Reading
from weir.source import Source, read_text

START = datetime(2026, 3, 1)


def hourly(*levels, station="S1", start=START, minutes=60):
    """Readings of one station, one after the other; None leaves one out."""
    return [
        Reading(station, start + timedelta(minutes=minutes) * place, float(level))
        for place, level in enumerate(levels) if level is not None
    ]


def taken(text, is_strict=False):
    source = Source()
    read_text("some.csv", text, source, is_strict)
    return source
