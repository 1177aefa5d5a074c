"""What the bot runs on: Azure, containers, or a Linux machine of one's own."""
