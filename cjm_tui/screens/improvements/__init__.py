"""What priorities and actions share: a list of improvements, and any of them as a sheet."""
