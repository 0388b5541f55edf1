"""The example city: loaded from examples/, deployed, and played through its year by the same acts that people use."""
