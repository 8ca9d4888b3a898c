from hypothesis import settings

settings.register_profile("kg", deadline=None, derandomize=True, max_examples=100)
settings.load_profile("kg")
