"""The personas phase."""
