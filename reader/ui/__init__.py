"""The screen: a Textual app that shows documents, marks and what can be done with them."""
