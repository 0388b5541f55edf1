"""What .docx and .doc have in common: automatic numbers, raised signs, rows of tables."""
