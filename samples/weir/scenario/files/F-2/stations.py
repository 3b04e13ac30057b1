from weir import table
from weir.gauges import Gauge
from weir.table import Column, Kind

# A row is a gauge and the summary of its readings.
COLUMNS = [
    Column("station", lambda pair: pair[1].station),
    Column("name", lambda pair: pair[0].name or None),
    Column("river", lambda pair: pair[0].river or None),
    Column("first", lambda pair: pair[1].first, Kind.TIME),
    Column("last", lambda pair: pair[1].last, Kind.TIME),
    Column("readings", lambda pair: pair[1].readings, Kind.COUNT),
    Column("low", lambda pair: pair[1].low, Kind.LEVEL),
    Column("mean", lambda pair: pair[1].mean, Kind.LEVEL),
    Column("high", lambda pair: pair[1].high, Kind.LEVEL),
]


def render(summaries, form, unit="cm", gauges=None):
    known = gauges or {}
    pairs = [(known.get(one.station, Gauge(one.station)), one) for one in summaries]
    return table.render("stations", COLUMNS, pairs, form, unit)
