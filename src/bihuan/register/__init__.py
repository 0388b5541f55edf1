"""The register kept: reports as they were read, and what people made of each item."""
