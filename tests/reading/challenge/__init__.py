"""Challenge sets: clauses made up to measure how far the rules reach, each with the right reading."""
