"""The nouns of the loop, the table of moves, and the state that the history gives."""
