"""Speed and size, measured from outside and reported as ratios within one run: `make bench`."""
