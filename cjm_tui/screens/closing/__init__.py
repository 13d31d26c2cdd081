"""Closing the workshop: read back, takeaways, review date, files."""
