"""The plain path: taking part in a workshop by lines of text, for screen readers, pipes and scripts."""
