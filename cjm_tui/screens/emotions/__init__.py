"""The emotions phase."""
