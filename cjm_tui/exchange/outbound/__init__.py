"""What leaves the program: each module turns a workshop into one format's text or bytes."""
