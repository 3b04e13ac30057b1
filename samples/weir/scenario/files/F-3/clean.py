from bisect import bisect_left, insort
from datetime import timedelta

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
    """
    Leaves out what is further than the limit from the median of the readings around it.

    The readings are in the order of time.
    """
    kept, levels, start, end = [], [], 0, 0
    for reading in readings:
        while end < len(readings) and readings[end].at <= reading.at + window:
            insort(levels, readings[end].level)
            end += 1
        while readings[start].at < reading.at - window:
            levels.pop(bisect_left(levels, readings[start].level))
            start += 1
        if abs(reading.level - middle(levels)) <= limit:
            kept.append(reading)
    return kept


def middle(levels):
    """The median of levels that are in order already."""
    half = len(levels) // 2
    return levels[half] if len(levels) % 2 else (levels[half - 1] + levels[half]) / 2


def filled(readings, step=timedelta(minutes=60), most=MOST_FILLED):
    """
    Puts readings on a straight line into gaps that are longer than the step, but no longer than `most`.

    The readings are in the order of time.
    """
    if step <= timedelta(0):
        raise Problem("The step must be longer than no time at all.")
    if not readings:
        return []
    added, place, slot = [], 0, readings[0].at
    while slot < readings[-1].at:
        while readings[place + 1].at <= slot:
            place += 1
        before, after = readings[place], readings[place + 1]
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
