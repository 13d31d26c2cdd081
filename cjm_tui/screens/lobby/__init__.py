"""The lobby: a name, the rejoin word, and a rehearsal of writing, rating and saying that one is done."""
