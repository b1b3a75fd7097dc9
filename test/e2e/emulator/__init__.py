"""An AWS emulator for the end-to-end tests: MiniStack, what it lacks for a cache stack, and real engines.

Python only adapts: what the engines are and do is written in src/local.
"""
