"""The command `bihuan`: parses arguments, calls the reading, prints."""
