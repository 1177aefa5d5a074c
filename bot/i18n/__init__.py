"""The languages members read: English sentences are the keys, Swedish stands in the catalogue."""
