"""What comes back: notices and their answers, verdicts, the bulletin."""
