"""The command line: thin commands; stdout is data, stderr is talk; heavy imports inside the command that needs them."""
