"""What is done with figures: counted, kept by month, published, and handed over."""
