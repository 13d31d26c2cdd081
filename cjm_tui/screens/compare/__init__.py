"""Two journeys, personas or rounds side by side."""
