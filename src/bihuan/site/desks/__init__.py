"""The desks: what each role does on screen. Thin pages over the rooms' acts and queries."""
