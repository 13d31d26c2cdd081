"""Texts that mean harm, in every place that shows a text."""
