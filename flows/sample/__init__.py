"""The sample outlets on loopback and the demonstration over them."""
