"""The terminal: what is written to it, what comes back from it, and how it is left."""
