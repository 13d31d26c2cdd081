"""Your turn: what a participant sees in a silent task, and nothing else."""
