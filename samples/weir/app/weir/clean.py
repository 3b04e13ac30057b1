from datetime import timedelta
from statistics import median

from weir.reading import Reading
from weir.problem import Problem

MOST_FILLED = timedelta(hours=6)


def by_station(readings):
    """The readings of each station, in the order of time, the stations by name."""
    stations = {}
    for reading in readings:
        stations.setdefault(reading.station, []).append(reading)
    return {name: sorted(stations[name], key=lambda reading: reading.at) for name in sorted(stations)}


def without_doubles(readings):
    """One reading for each moment: the last that was sent, since loggers send corrections later."""
    latest = {}
    for reading in readings:
        latest[reading.at] = reading
    return [latest[at] for at in sorted(latest)]


def without_spikes(readings, window=timedelta(hours=3), limit=40.0):
    """Leaves out what is further than the limit from the median of the readings around it."""
    kept = []
    for reading in readings:
        around = []
        for other in readings:
            if abs(other.at - reading.at) <= window:
                around.append(other.level)
        if abs(reading.level - median(around)) <= limit:
            kept.append(reading)
    return kept


def filled(readings, step=timedelta(minutes=60), most=MOST_FILLED):
    """Puts readings on a straight line into gaps that are longer than the step, but no longer than `most`."""
    if step <= timedelta(0):
        raise Problem("The step must be longer than no time at all.")
    if not readings:
        return []
    added = []
    slot, end = readings[0].at, readings[-1].at
    while slot < end:
        before = [reading for reading in readings if reading.at <= slot][-1]
        after = [reading for reading in readings if reading.at > slot][0]
        gap = after.at - before.at
        if before.at < slot and step < gap <= most:
            share = (slot - before.at) / gap
            level = before.level + (after.level - before.level) * share
            added.append(Reading(before.station, slot, level, is_filled=True))
        slot = slot + step
    return sorted(readings + added, key=lambda reading: reading.at)


def gaps(readings, step=timedelta(minutes=60)):
    """The pairs of moments between which nothing was sent for longer than the step."""
    return [(one.at, next_one.at) for one, next_one in zip(readings, readings[1:]) if next_one.at - one.at > step]


def cleaned(readings, step, window, limit):
    """All of it, in the order that matters: a gap must not be filled from a spike."""
    stations = by_station(readings)
    return {
        name: filled(without_spikes(without_doubles(sent), window, limit), step)
        for name, sent in stations.items()
    }
