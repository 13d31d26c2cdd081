"""The analysis phase."""
