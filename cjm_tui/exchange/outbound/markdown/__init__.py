"""Markdown: the report that is sent after a workshop, the journey as a story, and one page for those in a hurry."""
