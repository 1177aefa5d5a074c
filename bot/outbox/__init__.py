"""Letters waiting to be carried: written in the deed's own transaction, carried once, whatever happens."""
