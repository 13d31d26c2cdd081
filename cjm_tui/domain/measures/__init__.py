"""What is computed from numbers alone: emotions, friction, priorities, ballots, metrics and time.

Each module holds one family of figures; `formulas` holds the sentence that is printed beside each figure.
"""
