"""What people do in a workshop, as pure functions that return drafts: one module per phase, and the facilitator's acts.

Every function takes the workshop as it stands (or the records concerned) and returns a `Draft`; nothing is stored until
a room submits it. Labels are English message ids, translated where they are shown.
"""
