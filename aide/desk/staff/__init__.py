"""The agents: their accounts and sessions, what is written of what they did, the command that makes them."""
