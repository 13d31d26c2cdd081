"""What screens are made of: values in, messages out; no widget knows the room, the storage or the records."""
