"""STANDIN"""
from . import schemas
class TimeFinder:
    def __init__(self, seeds): pass
    def __call__(self, *a): return schemas.frame([], schemas.TIME_EXPRESSIONS)
