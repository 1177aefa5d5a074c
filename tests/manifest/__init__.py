"""The package that Teams installs the app from."""
