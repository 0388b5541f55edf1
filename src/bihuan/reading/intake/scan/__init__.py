"""Scanned pages and pictures become lines: opened, straightened, cut into columns, recognised."""
