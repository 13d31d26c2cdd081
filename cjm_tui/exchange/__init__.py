"""What comes in and what goes out: a workshop as spreadsheets, text, diagrams and pages, and back."""
