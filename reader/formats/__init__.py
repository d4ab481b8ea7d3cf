"""From bytes to documents: one module a format, over shared decoding, metadata and roles."""
