"""Documents on paper: HTML and PDF. Personal data come in here and nowhere below."""
