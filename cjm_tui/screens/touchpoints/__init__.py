"""The touchpoints phase."""
