"""The words of every action, one module a subject.

Each holds ``WORDS``: the action's code to how it is named and how it is told.
"""
