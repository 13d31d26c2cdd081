"""cjm-tui: a terminal workshop facilitator for customer journey mapping."""

__version__ = "0.1.0"
