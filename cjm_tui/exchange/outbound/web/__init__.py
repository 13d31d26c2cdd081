"""A web page in one file, and the map as a picture: no script, no request, every text a text."""
