"""The frame around every phase of a workshop: title, phases, guide, notices and keys; values in, messages out."""
