"""The widget's channel: Rasa's Socket.IO protocol, with identity, a journal, acknowledgements and limits."""
