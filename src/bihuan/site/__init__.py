"""The Django project: settings, addresses, accounts, the shell of the pages."""
