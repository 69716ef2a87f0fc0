"""The support agents' web app: its pages, and its JSON API (docs/contracts.md)."""
