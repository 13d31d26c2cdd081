"""The real program on a real terminal, driven by keys alone."""
