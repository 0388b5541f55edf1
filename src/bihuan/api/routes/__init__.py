"""The calls, one file a room of the house."""
