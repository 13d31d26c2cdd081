"""The room: the live handle on one workshop, through which everything that people do goes."""
