"""A little Teams of our own, for trying the bot out and for testing it.

It plays the connector, the login server and the client that people sit at; it speaks real HTTP with real tokens,
on loopback only, and never runs unless asked for. It knows Teams' protocol and nothing of what the bot does.
"""
