"""Minutes become a file: Markdown or Word.

A draft is laid out once, as parts, and each format only draws them. `reading.own` knows the same layout by its
headings, so that what is written here is read again without guessing.
"""
