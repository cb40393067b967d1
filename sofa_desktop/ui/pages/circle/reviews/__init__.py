"""Reviews of people in their roles and of the circle, step by step."""
