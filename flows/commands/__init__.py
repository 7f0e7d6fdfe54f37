"""The commands of `onrecord`, by what they are about."""
