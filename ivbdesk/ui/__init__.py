"""The desktop: shows what the domain says, and asks the actions to do what the user wants."""
