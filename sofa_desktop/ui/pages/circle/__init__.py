"""Circle: who does what, until when."""
