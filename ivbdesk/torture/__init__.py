"""`ivbdesk torture`: what may go wrong with a computer, done on purpose to an invented register, with figures."""
