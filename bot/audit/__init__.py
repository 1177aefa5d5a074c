"""Who did what when: one row a deed, never its words, and nobody changes a row (ADR 0017)."""
