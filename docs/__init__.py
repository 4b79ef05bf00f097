"""Pages about the product that are made, not written. Not shipped: each is made of what the repository holds."""
