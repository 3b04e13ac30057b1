from weir import table
from weir.table import Column, Kind

COLUMNS = [
    Column("station", lambda one: one.station),
    Column("month", lambda one: one.period),
    Column("days", lambda one: one.days, Kind.COUNT),
    Column("readings", lambda one: one.readings, Kind.COUNT),
    Column("low", lambda one: one.low, Kind.LEVEL),
    Column("mean", lambda one: one.mean, Kind.LEVEL),
    Column("high", lambda one: one.high, Kind.LEVEL),
    Column("rise", lambda one: one.rise, Kind.LEVEL),
]


def render(summaries, form, unit="cm"):
    return table.render("months", COLUMNS, summaries, form, unit)
