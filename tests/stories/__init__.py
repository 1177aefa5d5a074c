"""Stories through the front door: the real bot, a real database, a little Teams, over real HTTP."""
