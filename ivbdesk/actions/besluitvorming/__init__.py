"""What a measure needs to be decided on and to stand up: weighing, hearing, decision, evidence, and running terms."""
