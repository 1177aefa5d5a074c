"""The little Teams, lived in by a bot that is not ours."""
