"""What a portfolio is: frozen values, no reading, no writing."""
