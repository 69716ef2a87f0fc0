"""The support agents' web app. For now its JSON API (DESIGN, contract 3), without pages."""
