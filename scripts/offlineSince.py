"""Reads source trees of releases, `FOLDER/<package>-<version>/<package>/`, and writes since which of them each name can be used.

    python3 scripts/offlineSince.py FOLDER > scripts/offlineSince.json

What the oldest tree of a package has is left out. Only what can be told from the source is written: a class with a base
that is compiled or comes from elsewhere says nothing about its members, a function with `**kwargs` nothing about its keywords.
"""

import ast
import json
import re
import sys
from collections import defaultdict
from pathlib import Path

PLAIN_BASES = {"object", "ABC", "Enum", "IntEnum", "Generic", "Protocol", "NamedTuple", "Exception"}


class Tree:
    """The names of one release."""

    def __init__(self, root: Path):
        self.modules = {}
        self.bases = defaultdict(set)
        self.members = defaultdict(set)
        self.keywords = {}
        self.open_calls = set()
        self.inner = {}
        self.root = root
        for file in sorted(root.rglob("*.py")):
            parts = file.relative_to(root.parent).with_suffix("").parts
            package = parts[-1] == "__init__"
            name = ".".join(parts[:-1] if package else parts)
            self.modules[name] = (ast.parse(file.read_text(encoding="utf-8")), package)
        for tree, _ in self.modules.values():
            for node in ast.walk(tree):
                if isinstance(node, ast.ClassDef):
                    self.add_class(node)
            for node in tree.body:
                if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                    self.add_call(node.name, node, 0)

    def add_call(self, key, node, skip):
        arguments = node.args
        names = [one.arg for one in arguments.posonlyargs + arguments.args][skip:] + [one.arg for one in arguments.kwonlyargs]
        if arguments.kwarg:
            self.open_calls.add(key)
        self.keywords.setdefault(key, set()).update(names)

    def add_class(self, node):
        for base in node.bases:
            inner = base.value if isinstance(base, ast.Subscript) else base
            self.bases[node.name].add(inner.attr if isinstance(inner, ast.Attribute) else getattr(inner, "id", "?"))
        for item in node.body:
            if isinstance(item, (ast.FunctionDef, ast.AsyncFunctionDef)):
                self.members[node.name].add(item.name)
                static = any(getattr(one, "id", "") == "staticmethod" for one in item.decorator_list)
                key = node.name if item.name == "__init__" else f"{node.name}.{item.name}"
                self.add_call(key, item, 0 if static else 1)
                for inner in ast.walk(item):
                    if isinstance(inner, ast.Attribute) and isinstance(inner.ctx, ast.Store) and getattr(inner.value, "id", "") == "self":
                        self.members[node.name].add(inner.attr)
            elif isinstance(item, ast.AnnAssign):
                self.members[node.name].add(getattr(item.target, "id", "?"))
            elif isinstance(item, ast.Assign):
                self.members[node.name].update(getattr(one, "id", "?") for one in item.targets)
        self.members[node.name].update(set())

    def all_members(self, name, seen=()):
        """Members with those of the bases; None where a base cannot be read."""
        if name in PLAIN_BASES:
            return set()
        if name not in self.members or name in seen:
            return None
        found = set(self.members[name])
        for base in self.bases[name]:
            inherited = self.all_members(base, (*seen, name))
            if inherited is None:
                return None
            found |= inherited
        return found

    def exports(self, module, seen=()):
        if module not in self.modules or module in seen:
            return set()
        tree, package = self.modules[module]
        names = set()
        if package:
            depth = module.count(".") + 1
            self.inner[module] = {name.rsplit(".", 1)[1] for name in self.modules if name.startswith(module + ".") and name.count(".") == depth}
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom):
                for alias in node.names:
                    if alias.name != "*":
                        names.add(alias.asname or alias.name)
                        continue
                    base = module.split(".")
                    if node.level:
                        base = base[: len(base) - node.level + (1 if package else 0)]
                        origin = ".".join(base + ([node.module] if node.module else []))
                    else:
                        origin = node.module
                    names |= self.exports(origin, (*seen, module))
            elif isinstance(node, ast.Import):
                names.update((alias.asname or alias.name).split(".")[0] for alias in node.names)
        for node in tree.body:
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                names.add(node.name)
            elif isinstance(node, ast.Assign):
                names.update(getattr(one, "id", "?") for one in node.targets)
            elif isinstance(node, ast.AnnAssign):
                names.add(getattr(node.target, "id", "?"))
        return names


def order(version):
    return tuple(int(part) for part in version.split("."))


def since(folder, package, known):
    versions = sorted((path.name.split("-")[1] for path in folder.glob(f"{package}-*")), key=order)
    trees = [Tree(folder / f"{package}-{version}" / package) for version in versions]
    newest = trees[-1]
    found = {}

    def note(key, has):
        """`has` tells for a tree whether it has the name; None when it cannot tell."""
        first = None
        for version, tree in zip(reversed(versions), reversed(trees)):
            answer = has(tree)
            if not answer:
                if answer is None:
                    return
                break
            first = version
        if first is not None and first != versions[0]:
            found[key] = first.removesuffix(".0") if first.count(".") > 1 else first

    exports = [{name: tree.exports(name) for name in newest.modules} for tree in trees]
    at = {id(tree): index for index, tree in enumerate(trees)}
    for module in newest.modules:
        if "._" in module:
            continue
        for name in exports[-1][module]:
            # A submodule is not the function that has its name later.
            if name not in known["modules"].get(module, ()):
                continue
            inner = f"{name}/" in known["modules"][module]

            def offers(tree):
                return name in exports[at[id(tree)]][module] or (inner and name in tree.inner.get(module, ()))

            note(f"{module}.{name}", offers)
    for owner in known["classes"].intersection(newest.members):
        for member in newest.members[owner]:
            if member.startswith("_"):
                continue

            def has(tree):
                if owner not in tree.members:
                    return None
                members = tree.all_members(owner)
                if members is None:
                    return True if member in tree.members[owner] else None
                return member in members

            note(f"{owner}#{member}", has)
    for key in newest.keywords:
        if key.split(".")[0] not in known["classes"] | known["functions"] or "._" in key:
            continue
        for keyword in newest.keywords[key]:
            if keyword.startswith("_"):
                continue

            def takes(tree):
                if key not in tree.keywords or (key in tree.open_calls and keyword not in tree.keywords[key]):
                    return None
                return keyword in tree.keywords[key]

            note(f"{key}({keyword})", takes)
    return found


def public():
    """The names that the tables have: no other is suggested."""
    table = json.loads((Path(__file__).parent / "../src/offline/tables.json").read_text(encoding="utf-8"))["api"]
    modules = {name: set(re.findall(r"(?:^| )(\w+/?)", text)) for name, text in table["modules"].items()}
    for names in modules.values():
        names |= {name.removesuffix("/") for name in names}
    classes = {name.split(":")[-1] for name in table["classes"]}
    return {"modules": modules, "classes": classes, "functions": set(table["functions"])}


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    known = public()
    result = {package: dict(sorted(since(folder, package, known).items())) for package in ("qiskit", "qiskit_ibm_runtime", "qiskit_aer")}
    json.dump(result, sys.stdout, indent=0)
    print()
