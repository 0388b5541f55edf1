"""Which rules hold in a place from which day on: rule packs, ladders, schemes, mechanisms, each as its TOML."""
