import argparse
import sys
from datetime import timedelta

from weir import __version__, aggregate, clean, gauges, quality, source, units
from weir.problem import Problem
from weir.reading import time_of
from weir.reports import daily, monthly, stations


def main(arguments, out=None):
    """The exit code: 0 where all went well, 1 where the input is wrong, 2 where the words typed are."""
    out = out or sys.stdout
    typed = parser().parse_args(arguments)
    try:
        out.write(typed.command(typed))
    except Problem as problem:
        print(f"weir: {problem}", file=sys.stderr)
        return 1
    return 0


def parser():
    top = argparse.ArgumentParser(prog="weir", description="Reads river gauges and prints reports.")
    top.add_argument("--version", action="version", version=f"weir {__version__}")
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    add(commands, "stations", by_stations, "a line for each station")
    add(commands, "daily", by_day, "a line for each station and day")
    add(commands, "monthly", by_month, "a line for each station and month")
    add(commands, "check", checked, "what is wrong with what the loggers sent")
    return top


def add(commands, name, command, about):
    one = commands.add_parser(name, help=about, description=f"Prints {about}.")
    one.set_defaults(command=command)
    one.add_argument("files", nargs="+", metavar="FILE", help="CSV files with station, time and level")
    one.add_argument("--format", default="text", choices=["text", "csv", "json"])
    one.add_argument("--unit", default="cm", choices=units.names())
    one.add_argument("--station", action="append", default=[], help="only this station; may be repeated")
    one.add_argument("--from", dest="start", metavar="TIME", help="leave out what was before")
    one.add_argument("--to", dest="end", metavar="TIME", help="leave out what was then or later")
    one.add_argument("--gauges", metavar="FILE", help="names, rivers and offsets of the gauges")
    one.add_argument("--step", type=float, default=60.0, metavar="MINUTES", help="how often loggers send")
    one.add_argument("--window", type=float, default=3.0, metavar="HOURS", help="what a spike is compared with")
    one.add_argument("--limit", type=float, default=40.0, metavar="CM", help="how far off a spike is")
    one.add_argument("--raw", action="store_true", help="leave spikes and gaps as they are")
    one.add_argument("--strict", action="store_true", help="refuse lines that make no sense")
    return one


def by_stations(typed):
    return stations.render(aggregate.whole(levels(typed)), typed.format, typed.unit, known(typed))


def by_day(typed):
    return daily.render(aggregate.daily(levels(typed)), typed.format, typed.unit)


def by_month(typed):
    return monthly.render(aggregate.monthly(levels(typed)), typed.format, typed.unit)


def checked(typed):
    found = quality.lines(wanted(typed), *rules(typed))
    return "".join(f"{line}\n" for line in found)


def levels(typed):
    """The readings that were asked for, by station, cleaned unless they are wanted raw."""
    readings = wanted(typed).readings
    if typed.raw:
        return clean.by_station(readings)
    return clean.cleaned(readings, *rules(typed))


def rules(typed):
    if typed.step <= 0 or typed.window < 0 or typed.limit < 0:
        raise Problem("--step must be above 0, --window and --limit not below it.")
    return timedelta(minutes=typed.step), timedelta(hours=typed.window), typed.limit


def wanted(typed):
    found = source.read(typed.files, typed.strict)
    start = time_of(typed.start) if typed.start else None
    end = time_of(typed.end) if typed.end else None
    if start and end and start >= end:
        raise Problem("--from must be before --to.")
    names = {reading.station for reading in found.readings}
    for name in typed.station:
        if name not in names:
            raise Problem(f"There is no station {name}; there are {', '.join(sorted(names))}.")
    found.readings = gauges.raised([
        reading for reading in found.readings
        if (not typed.station or reading.station in typed.station)
        and (start is None or reading.at >= start) and (end is None or reading.at < end)
    ], known(typed))
    return found


def known(typed):
    return gauges.read(typed.gauges) if typed.gauges else {}
