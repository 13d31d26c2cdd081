"""The workshop frame: what surrounds every phase, and the desk through which a phase's body reaches the room."""
