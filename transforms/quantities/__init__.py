"""What a figure is made of: numbers, units, counted nouns, ranges, the words around them, and who stands behind them.

Rules only, and no library on running text: the quantity extractors on offer read 1 to 10 KB a second and miss most of what
a newsroom writes. Each module holds one lesson; `figures.FigureFinder` puts them together.
"""
