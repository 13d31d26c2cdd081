"""The actions phase."""
