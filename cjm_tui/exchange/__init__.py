"""What leaves the program and what comes in: model to text or bytes, and back."""
