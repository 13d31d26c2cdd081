"""From the domain to the values of the map's widgets; every screen that shows a map shows the same one."""
