"""What leaves the program: PDFs made from projections, never from the register itself."""
