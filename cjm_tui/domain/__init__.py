"""The journey-mapping domain: pure models and functions, without I/O, clock, Textual or SQLite."""
