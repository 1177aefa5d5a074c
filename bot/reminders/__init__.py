"""A gentle word every week to those who promised something, and the working day before it is due."""
