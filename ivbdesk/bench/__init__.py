"""Measures the speed of the main job; `ivbdesk bench`."""
