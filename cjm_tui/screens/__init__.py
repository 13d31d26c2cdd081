"""The screens: they turn keys and messages into acts of the room, and changes into what is shown."""
