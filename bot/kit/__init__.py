"""Words without a domain: the clock, ids, dates and the log."""
