"""How far it got against how far it should be: pace, lights, statuses, scores. Rules are dated data."""
