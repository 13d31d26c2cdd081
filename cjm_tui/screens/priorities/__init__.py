"""The priorities phase."""
