"""The scope phase."""
