"""Modal screens. Each module is a dialog, or one of its widgets."""
