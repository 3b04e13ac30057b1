import csv
import io
import json

from weir.gauges import Gauge
from weir.problem import Problem
from weir.units import rounded, shown


def render(summaries, form, unit="cm", gauges=None):
    known = gauges or {}
    pairs = [(known.get(one.station, Gauge(one.station)), one) for one in summaries]
    if form == "text":
        return text(pairs, unit)
    if form == "csv":
        return comma_separated(pairs, unit)
    if form == "json":
        return as_json(pairs, unit)
    raise Problem(f"'{form}' is no format; use text, csv or json.")


def text(pairs, unit):
    head = ["station", "name", "river", "first", "last", "readings", f"low {unit}", f"mean {unit}", f"high {unit}"]
    rows = [head]
    for gauge, one in pairs:
        rows.append([
            one.station, gauge.name, gauge.river, f"{one.first:%Y-%m-%d %H:%M}", f"{one.last:%Y-%m-%d %H:%M}",
            str(one.readings), shown(one.low, unit), shown(one.mean, unit), shown(one.high, unit),
        ])
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    lines = []
    for number, row in enumerate(rows):
        cells = []
        for place, cell in enumerate(row):
            if place < 5:
                cells.append(cell.ljust(widths[place]))
            else:
                cells.append(cell.rjust(widths[place]))
        lines.append("  ".join(cells).rstrip())
        if number == 0:
            lines.append("  ".join("-" * width for width in widths))
    if len(rows) == 1:
        lines.append("(nothing)")
    return "\n".join(lines) + "\n"


def comma_separated(pairs, unit):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["station", "name", "river", "first", "last", "readings", "low", "mean", "high"])
    for gauge, one in pairs:
        writer.writerow([
            one.station, gauge.name, gauge.river, one.first.isoformat(), one.last.isoformat(),
            one.readings, rounded(one.low, unit), rounded(one.mean, unit), rounded(one.high, unit),
        ])
    return out.getvalue()


def as_json(pairs, unit):
    rows = []
    for gauge, one in pairs:
        rows.append({
            "station": one.station,
            "name": gauge.name or None,
            "river": gauge.river or None,
            "first": one.first.isoformat(),
            "last": one.last.isoformat(),
            "readings": one.readings,
            "low": rounded(one.low, unit),
            "mean": rounded(one.mean, unit),
            "high": rounded(one.high, unit),
        })
    return json.dumps({"unit": unit, "stations": rows}, indent=2, ensure_ascii=False) + "\n"
