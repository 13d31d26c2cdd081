"""What a workshop's records say when read together: pure functions from a workshop to frozen results.

`summarise` values a journey in a persona's eyes, once; most of the other functions start from its result.
"""
