from datetime import timedelta

from weir.clean import by_station, gaps, without_doubles, without_spikes


def lines(source, step, window, limit):
    """What is wrong with what the loggers sent, a line for each thing worth a phone call."""
    found = []
    for name, sent in by_station(source.readings).items():
        single = without_doubles(sent)
        kept = without_spikes(single, window, limit)
        holes = gaps(kept, step)
        found.append(
            f"{name}: {len(sent)} readings, {len(sent) - len(single)} sent twice, "
            f"{len(single) - len(kept)} spikes, {len(holes)} gaps"
        )
        for start, end in holes:
            found.append(f"  nothing from {start:%Y-%m-%d %H:%M} for {length(end - start)}")
    if source.missing:
        found.append(f"{source.missing} lines without a level")
    found.extend(f"left out: {skipped}" for skipped in source.skipped)
    return found


def length(time):
    hours, minutes = divmod(time // timedelta(minutes=1), 60)
    return f"{hours} h {minutes:02} min" if hours else f"{minutes} min"
