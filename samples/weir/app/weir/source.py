import csv
import os
import io
from dataclasses import dataclass, field

from weir.problem import Problem
from weir.reading import Reading, level_of, time_of

# What the columns are called by the loggers that we know of, and by the export of the water board.
COLUMNS = {
    "station": ("station", "gauge", "pegel", "site"),
    "time": ("time", "timestamp", "zeit", "date_time"),
    "level": ("level", "level_cm", "wasserstand", "stage", "stage_ft", "level_m"),
}
FACTORS = {"level_m": 100.0, "stage_ft": 30.48}


@dataclass
class Source:
    """What came out of the files: readings, and a word about every line that was left out."""

    readings: list = field(default_factory=list)
    missing: int = 0
    skipped: list = field(default_factory=list)


def read(paths, is_strict=False):
    source = Source()
    for path in paths:
        read_file(path, source, is_strict)
    if not source.readings:
        raise Problem(f"No reading in {', '.join(paths)}.")
    return source


def read_file(path, source, is_strict):
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            text = file.read()
    except FileNotFoundError:
        raise Problem(f"{path} is not there.") from None
    except UnicodeDecodeError:
        raise Problem(f"{path} is not UTF-8 text; export it again as UTF-8.") from None
    except OSError as error:
        raise Problem(f"{path} cannot be read: {error.strerror}.") from None
    read_text(os.path.basename(path), text, source, is_strict)


def read_text(name, text, source, is_strict=False):
    """Takes the readings of one file; a line that makes no sense is left out, or refused where it is strict."""
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    if not lines:
        raise Problem(f"{name} is empty.")
    rows = csv.reader(io.StringIO("\n".join(lines)), delimiter=separator(lines[0]))
    places, factor = columns(name, next(rows))
    for number, row in enumerate(rows, start=2):
        try:
            take(row, places, factor, source)
        except Problem as problem:
            if is_strict:
                raise Problem(f"{name}, line {number}: {problem}") from None
            source.skipped.append(f"{name}, line {number}: {problem}")


def take(row, places, factor, source):
    if len(row) <= max(places.values()):
        raise Problem("a column is missing.")
    station = row[places["station"]].strip()
    if not station:
        raise Problem("the station is missing.")
    at = time_of(row[places["time"]])
    level = level_of(row[places["level"]])
    if level is None:
        source.missing += 1
        return
    source.readings.append(Reading(station, at, level * factor))


def separator(head):
    """What the columns are separated by: what stands in the first line most often."""
    return max((",", ";", "\t"), key=head.count)


def columns(name, head):
    """Where each column stands, and what a level has to be multiplied with to be centimetres."""
    found, factor = {}, 1.0
    for place, title in enumerate(head):
        title = title.strip().lower()
        for column, titles in COLUMNS.items():
            if title in titles and column not in found:
                found[column] = place
                factor = FACTORS.get(title, factor)
    absent = [column for column in COLUMNS if column not in found]
    if absent:
        raise Problem(f"{name} has no column for {' and '.join(absent)}; its first line must name station, time and level.")
    return found, factor
