"""The bot as processes of their own: how they stop, what they do while something is away, and several at once."""
