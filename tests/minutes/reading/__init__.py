"""The reader, seen from outside: files and pasted text in, a draft out."""
