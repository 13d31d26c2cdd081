"""SSH as the outermost layer: who may come in, and the bytes between a connection and a session's terminal."""
