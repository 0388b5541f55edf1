"""Cases kept: tickets, projects, proposals and whatever else goes through a mechanism, each with its own history."""
