"""Subtitles and transcripts, WebVTT and SubRip: paragraphs by speaker and pause, with times.

`transcript.parse` is the entry point.
"""
