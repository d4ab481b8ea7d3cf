"""Mails, and mailboxes with one mail: their text, and the headers as metadata.

`message.parse` and `mailbox.parse` are the entry points.
"""
