"""The skeleton of the minutes: the head, the sections, the items and who presents them."""
