"""What is proposed: the form, the receipt, and the organisers' side of it."""
