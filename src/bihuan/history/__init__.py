"""What was done, in the order it was done: entries that are only added, each bound to the one before."""
