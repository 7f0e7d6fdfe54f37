"""The steps by which `names.NameFinder` goes from marked words to names: each reads a `Story` and a list of `Name`."""
