"""Puts a promise into hands: who answers for it, and by when."""
