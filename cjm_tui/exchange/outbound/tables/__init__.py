"""The tables of a workshop: what CSV files and the sheets of a workbook are written from, each declared once."""
