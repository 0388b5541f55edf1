"""Forms for the acts on a commitment, made of what each act carries."""
