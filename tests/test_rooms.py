"""No package loads what it must not: seen in fresh interpreters, not only in the import graph."""

import ast
import functools
import importlib
import inspect
import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "reader"
PACKAGES = sorted(path.parent for path in ROOT.rglob("__init__.py"))
MODULES = sorted(
    ".".join(("reader", *path.relative_to(ROOT).with_suffix("").parts))
    for path in ROOT.rglob("*.py")
    if path.name != "__init__.py" and "ui" not in path.relative_to(ROOT).parts
)
PURE = (
    "anchoring",
    "annotations",
    "citation",
    "compare",
    "formats",
    "metadata",
    "query",
    "search",
    "text",
)
"""Packages that know nothing of the file, the screen and the command line."""


def loaded_by(*modules):
    """For each module, the names of all modules that importing it alone loads.

    What is Python's own is loaded once for all of them, since it is asked after by nobody.
    """
    code = (
        "import asyncio, concurrent.futures, dataclasses, datetime, difflib, email, enum, glob\n"
        "import html.parser, http.client, importlib, inspect, json, logging, os, pathlib, random\n"
        "import re, sqlite3, ssl, subprocess, sys, tempfile, typing, unittest, urllib.request\n"
        "import uuid, xml.etree.ElementTree, zipfile\n"
        "for name in sys.argv[1:]:\n"
        "    if not os.fork():\n"
        "        importlib.import_module(name)\n"
        "        print(json.dumps([name, *sys.modules]), flush=True)\n"
        "        os._exit(0)\n"
        "    if os.wait()[1]:\n"
        "        sys.exit(name)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *modules], capture_output=True, text=True, check=True
    )
    return {name: {*loaded} for name, *loaded in map(json.loads, done.stdout.splitlines())}


def test_nothing_outside_the_screen_loads_textual_and_no_pure_package_a_library_of_another():
    # One test, so that all modules are loaded once.
    loaded = loaded_by(*MODULES)
    assert loaded.keys() == {*MODULES}
    assert not [module for module, names in loaded.items() if "textual" in names]
    assert {*PURE} <= {module.split(".")[1] for module in loaded}
    for module, names in loaded.items():
        if module.split(".")[1] in PURE:
            assert not {"tinydb", "click", "filelock"} & names, module


def test_packages_export_nothing():
    for package in PACKAGES:
        tree = ast.parse((package / "__init__.py").read_text(encoding="utf-8"))
        assert ast.get_docstring(tree), package
        assert len(tree.body) == (1 if package != ROOT else 2), package


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.name)
def test_no_package_is_a_corridor(package):
    modules = [path for path in package.glob("*.py") if path.name != "__init__.py"]
    assert 0 < len(modules) <= (12 if package == ROOT else 24)


@functools.cache
def parsed():
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in ROOT.rglob("*.py")}


def is_longer(node, most):
    """Whether a class or function has more lines than that, without its docstrings."""
    if node.end_lineno - node.lineno < most:
        return False
    told = [
        each.end_lineno - each.lineno + 1
        for each in ast.walk(node)
        if isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant)
    ]
    return node.end_lineno - node.lineno + 1 - sum(told) > most


def test_no_file_class_or_function_holds_two_ideas():
    trees = parsed()
    nodes = [(path, node) for path, tree in trees.items() for node in ast.walk(tree)]
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    assert not [path for path in trees if len(path.read_text(encoding="utf-8").splitlines()) > 400]
    assert not [
        (path.name, node.name)
        for path, node in nodes
        if (isinstance(node, ast.ClassDef) and is_longer(node, 300))
        or (isinstance(node, functions) and is_longer(node, 40))
    ]


def test_no_class_has_more_than_sixty_methods_with_all_it_inherits():
    modules = [
        importlib.import_module(".".join(("reader", *path.relative_to(ROOT).with_suffix("").parts)))
        for path in ROOT.rglob("[a-z]*.py")
    ]
    classes = {each for module in modules for each in vars(module).values()
               if inspect.isclass(each) and each.__module__.startswith("reader.")}  # fmt: skip
    for each in classes:
        own = [base for base in each.__mro__ if base.__module__.startswith("reader.")]
        methods = {name for base in own for name, value in vars(base).items()
                   if inspect.isroutine(value) or isinstance(value, property)}  # fmt: skip
        assert len(methods) <= 60, each
        assert len(own) <= 4, each


def test_the_tests_mirror_the_packages():
    rooms = {path.name for path in PACKAGES if path.parent == ROOT}
    tests = {path.name for path in (ROOT.parent / "tests").iterdir() if path.is_dir()}
    assert rooms <= tests
    assert tests <= rooms | {"bench", "corpus", "page_forms", "stories", "__pycache__"}


def test_citing_loads_no_style_before_the_first_citation():
    loaded = loaded_by("reader.citation.cite")["reader.citation.cite"]
    assert not [name for name in loaded if ".citation.styles." in name]


def test_the_words_of_options_load_nothing_else():
    loaded = loaded_by("reader.options")["reader.options"]
    assert {name for name in loaded if name.startswith("reader")} == {
        "reader",
        "reader.options",
    }


def test_highlights_whose_text_did_not_change_wait_for_no_comparing_of_texts():
    loaded = loaded_by("reader.anchoring.selector")["reader.anchoring.selector"]
    assert not {"rapidfuzz", "reader.anchoring.match"} & loaded
