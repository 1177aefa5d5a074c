"""Minutes that the bot wrote itself: known by their headings and read without guessing.

`writing` lays a draft out as parts; the same parts are found here in the lines of a file and become the draft again.
"""
