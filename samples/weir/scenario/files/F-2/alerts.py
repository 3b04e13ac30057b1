from weir import table
from weir.table import Column, Kind

COLUMNS = [
    Column("station", lambda one: one.station),
    Column("start", lambda one: one.start, Kind.TIME),
    Column("end", lambda one: one.end, Kind.TIME),
    Column("hours", lambda one: one.hours, Kind.COUNT),
    Column("peak", lambda one: one.peak, Kind.LEVEL),
]


def render(alerts, form, unit="cm"):
    return table.render("alerts", COLUMNS, alerts, form, unit)
