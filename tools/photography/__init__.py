"""Photographs of the program: how time is stopped, how keys are pressed, what is told, and how a picture is kept."""
