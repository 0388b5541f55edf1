"""What happens through the year: progress, evidence, blockers, more time, instructions."""
