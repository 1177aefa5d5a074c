"""Every card in every state, filled with a group that never was: for the gallery and for the tests."""
