"""What needs attention this week, why, and how much time it takes."""
