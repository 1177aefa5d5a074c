"""What was said and decided, told afterwards.

Minutes come in as a file, as pasted text or line by line during the meeting; they become one draft, which the
secretary walks through before anything is published.
"""
