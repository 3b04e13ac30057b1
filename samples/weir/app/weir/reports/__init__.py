"""What is printed: each report takes summaries and answers text."""
