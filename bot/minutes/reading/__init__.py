"""Word, PDF, Markdown and plain text become one draft of minutes, by pure functions over text.

The way goes down these stairs: `read` asks `formats` for lines, `layout` joins them to blocks, `outline` finds the
head, the sections and the items, and `findings` looks for what was decided, promised and put off. `words` holds
the general Swedish vocabulary that the rules lean on. Nothing here knows a database, a clock or a chat.
"""
