"""The page of the casusoverleg: planning, preparing, closing, and the differences that are open."""
