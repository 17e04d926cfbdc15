"""What a measure needs to be decided and to hold: weighing, hearing, decision, evidence, and the terms that run."""
