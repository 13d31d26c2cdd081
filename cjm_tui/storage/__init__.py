"""The only place that knows SQLite: opening, migrating, loading, writing, backing up."""
