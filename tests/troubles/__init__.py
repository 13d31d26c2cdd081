"""What can go wrong around the program: each is one clear sentence, and nothing is lost."""
