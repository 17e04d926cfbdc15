"""Figures for the college and the raad."""
