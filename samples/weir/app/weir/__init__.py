"""Reads river gauges: cleans what they sent, sums it up, prints reports."""

__version__ = "0.7.0"
