"""A workbook for Excel and LibreOffice: the tables as sheets, the map as a grid, the curve as a native chart."""
