"""Paper: PDFs made with reportlab from plain data, and the reading back of their attached data."""
