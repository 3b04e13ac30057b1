from weir.problem import Problem

IN_CENTIMETRES = {"cm": 1.0, "m": 100.0, "ft": 30.48}
DIGITS = {"cm": 1, "m": 3, "ft": 2}


def names():
    return sorted(IN_CENTIMETRES)


def converted(level, unit):
    """A level in centimetres, in another unit."""
    if unit not in IN_CENTIMETRES:
        raise Problem(f"'{unit}' is no unit; use one of {', '.join(names())}.")
    return level / IN_CENTIMETRES[unit]


def rounded(level, unit="cm"):
    """As many digits as the gauges are worth; halves are to go up, as the hydrologists do it."""
    return round(converted(level, unit), DIGITS[unit])


def shown(level, unit="cm"):
    """A level as it stands in a report for people."""
    return f"{rounded(level, unit):.{DIGITS[unit]}f}"
