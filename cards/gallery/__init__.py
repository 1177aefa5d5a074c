"""The gallery: one page with every card, drawn by the official renderer as Local Teams draws it."""
