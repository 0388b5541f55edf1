"""PDF: text from the boxes of its characters, page by page; pages without text go to the scanner."""
