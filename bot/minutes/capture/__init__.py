"""Live note-taking: what the secretary writes during the meeting, line by line.

Each line is kept word for word, under the item that it was written under; what it means is read anew each time by
pure functions (`tags`, `fold`, `drafted`), and at last becomes a draft like one read from a file.
"""
