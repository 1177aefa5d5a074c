"""What goes between groups: sister groups, shared news, proposals handed over."""
