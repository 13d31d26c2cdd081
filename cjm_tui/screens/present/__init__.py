"""The projector: a big, read-only view that follows the facilitator and shows nobody's name."""
