"""Functions that are alike: what was written twice because nobody found the first."""

from __future__ import annotations

import ast
from collections import Counter, defaultdict
from itertools import combinations

from bench.house_code import Function

LEAST_LINES = 3
ALIKE = 0.8
COMMON = 40
"""A line that more functions have says nothing of two of them."""
Pair = tuple[Function, Function]


def twins(functions: list[Function]) -> list[Pair]:
    """The pairs of which four lines of five are the same once names and literals are left out."""
    bodies = [(one, body) for one in functions if sum((body := shape(one)).values()) >= LEAST_LINES]
    places: dict[str, list[int]] = defaultdict(list)
    for place, (_, body) in enumerate(bodies):
        for line in body:
            places[line].append(place)
    near = {pair for found in places.values() if 1 < len(found) <= COMMON for pair in combinations(found, 2)}
    alike = [(bodies[a], bodies[b]) for a, b in sorted(near) if likeness(bodies[a][1], bodies[b][1]) >= ALIKE]
    return [(one, other) for (one, _), (other, _) in alike if not _contains(one, other)]


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """Of all their lines, the share that both have."""
    return sum((one & other).values()) / sum((one | other).values())


def shape(function: Function) -> Counter[str]:
    """The lines of its body, each with how often, without its docstring, names and literals."""
    body = function.tree.body
    if isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant):
        body = body[1:]
    told = [_Bare().visit(ast.parse(ast.unparse(one))) for one in body]
    return Counter(line.strip() for one in told for line in ast.unparse(one).splitlines())


def _contains(one: Function, other: Function) -> bool:
    """One defined in the other."""
    return any(node is b for a, b in ((one.tree, other.tree), (other.tree, one.tree)) for node in ast.walk(a))


class _Bare(ast.NodeTransformer):
    """Variables and attributes become `_` and literals `0`; what is called keeps its name:
    it is what is done.
    """

    def visit_Name(self, node: ast.Name) -> ast.Name:
        return ast.copy_location(ast.Name("_", node.ctx), node)

    def visit_Attribute(self, node: ast.Attribute) -> ast.Name:
        return ast.copy_location(ast.Name("_", node.ctx), node)

    def visit_Call(self, node: ast.Call) -> ast.Call:
        called = node.func
        self.generic_visit(node)
        if isinstance(called, ast.Name | ast.Attribute):
            node.func = ast.Name(called.id if isinstance(called, ast.Name) else called.attr, ast.Load())
        return node

    def visit_Constant(self, node: ast.Constant) -> ast.Constant:
        return ast.copy_location(ast.Constant(0), node)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.Constant:
        return ast.copy_location(ast.Constant(0), node)
