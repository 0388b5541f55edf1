"""Speed and quality of the reading, measured beside what a user would pick instead. Each run prints figures and ratios."""
