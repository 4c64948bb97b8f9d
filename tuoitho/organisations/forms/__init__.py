"""Words to clean values, nothing saved."""
