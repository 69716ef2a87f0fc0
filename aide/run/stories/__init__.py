"""The testers' stories (`tests/stories`): read, checked, played on the trained model, told in French."""
