"""What comes in: files and pasted text of many forms, read into one neutral outline, then planned as edits."""
