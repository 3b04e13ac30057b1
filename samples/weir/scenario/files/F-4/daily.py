from weir import table
from weir.table import Column, Kind

# With fewer readings of its own a day says little about its mean.
LEAST = 12

COLUMNS = [
    Column("station", lambda one: one.station),
    Column("day", lambda one: one.period),
    Column("readings", lambda one: one.readings, Kind.COUNT),
    Column("filled", lambda one: one.filled, Kind.COUNT),
    Column("low", lambda one: one.low, Kind.LEVEL),
    Column("mean", lambda one: one.mean, Kind.LEVEL),
    Column("high", lambda one: one.high, Kind.LEVEL),
    Column("partial", lambda one: one.readings < LEAST, Kind.FLAG),
]


def render(summaries, form, unit="cm"):
    return table.render("days", COLUMNS, summaries, form, unit)
