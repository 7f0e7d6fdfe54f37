"""Who said what: the parts that `transforms.attributions` puts together."""
