"""What every run has in common: what it was asked for, its steps, its workers, its report."""
