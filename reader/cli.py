"""stub"""
import sys
from pathlib import Path
import os
def main():
    from reader.workspace import find
    from reader.desk import Desk
    from reader.ui.app import ReaderApp
    ws=find(None,os.environ,Path.cwd())
    ReaderApp(Desk(ws),[Path(p) for p in sys.argv[1:]]).run()
