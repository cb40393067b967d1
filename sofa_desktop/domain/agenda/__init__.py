"""The agenda composer: what a meeting could be about, why, and what fits into its time.

Facts of the circle go in (``facts``), candidates with their reasons come out (``past``,
``present``, ``answers``, ``future``), and ``composer.compose`` fits them into the meeting. The same
facts always give the same agenda.
"""
