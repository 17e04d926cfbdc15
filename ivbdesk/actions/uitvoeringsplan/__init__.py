"""What is done with the uitvoeringsplan: begun, kept up, established, and handed over."""
