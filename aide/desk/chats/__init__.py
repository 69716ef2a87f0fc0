"""Live chats: the API and the pages where agents take, pass on and close them, and who is at a chat now."""
