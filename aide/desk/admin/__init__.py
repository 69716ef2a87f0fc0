"""Who may come in: the API's token, the login, the pages of accounts and of the audit."""
