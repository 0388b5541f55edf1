"""What takes several verbs at once: where everything stands on a day, the bulletin of it, the questions to inspectors."""
