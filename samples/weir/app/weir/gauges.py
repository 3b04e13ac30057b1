import configparser
from dataclasses import dataclass

from weir.problem import Problem


@dataclass(frozen=True)
class Gauge:
    """What is known of a station beside its readings."""

    station: str
    name: str = ""
    river: str = ""
    offset: float = 0.0


def read(path):
    """The gauges of a file, by station: a section each, with name, river and offset."""
    parser = configparser.ConfigParser(interpolation=None)
    try:
        with open(path, encoding="utf-8") as file:
            parser.read_file(file)
    except FileNotFoundError:
        raise Problem(f"{path} is not there.") from None
    except configparser.Error as error:
        raise Problem(f"{path} is no list of gauges: {error.message.splitlines()[0]}") from None
    return {station: gauge_of(path, station, parser[station]) for station in parser.sections()}


def gauge_of(path, station, section):
    try:
        offset = section.getfloat("offset", fallback=0.0)
    except:
        raise Problem(f"{path}: the offset of {station} is no number of centimetres.") from None
    return Gauge(station, section.get("name", ""), section.get("river", ""), offset)


def raised(readings, gauges):
    """The readings above one common zero, for the stations whose gauge has an offset."""
    return [
        reading.with_level(reading.level + gauges[reading.station].offset) if reading.station in gauges else reading
        for reading in readings
    ]
