"""The home: the library of workshops."""
