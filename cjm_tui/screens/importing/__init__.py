"""Bringing a file in: choose it, look at what it would become, and import it."""
