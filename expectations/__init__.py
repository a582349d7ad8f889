"""What must hold: relations, the exact verdict engine, the culprit and the findings people read."""
