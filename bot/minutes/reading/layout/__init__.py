"""Lines and blocks: what belongs together is joined, page furniture is set aside."""
