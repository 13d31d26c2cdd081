"""Mermaid's `journey` and `quadrantChart` as text: what the real parser reads, and text that it reads rightly."""
