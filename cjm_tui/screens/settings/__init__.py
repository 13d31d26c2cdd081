"""Choosing how the program looks and speaks."""
