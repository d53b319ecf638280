"""Structured data, read back: the nodes that a page describes, those it names, and what is wrong with it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bantin.problems import Fault


@dataclass(slots=True)
class Graph:
    """The structured data of one page. *named* and *described* hold ids as written; faults stand with their line.

    A node is described where its type stands, and only named where its id stands alone.
    """

    described: set[str] = field(default_factory=set)
    named: list[tuple[int, str]] = field(default_factory=list)
    faults: list[tuple[int, Fault]] = field(default_factory=list)


def read_graph(blocks: list[tuple[int, str]]) -> Graph:
    """Return what stands in *blocks*, the texts of JSON-LD with their lines.

    Each is JSON with a ``@context`` and a ``@graph``, and each node of the graph says what it is.
    """
    graph = Graph()
    for line, text in blocks:
        try:
            block = json.loads(text)
        except ValueError as error:
            graph.faults.append((line, Fault.of("data-not-json", reason=str(error))))
            continue
        nodes = block.get("@graph") if isinstance(block, dict) else None
        if not isinstance(nodes, list) or "@context" not in block:
            graph.faults.append((line, Fault.of("data-without-graph")))
            continue
        graph.faults += [(line, Fault.of("thing-without-type", number=number)) for number in _untyped(nodes)]
        for node in _objects(nodes):
            if isinstance(node.get("@id"), str):
                graph.named.append((line, node["@id"]))
                if "@type" in node:
                    graph.described.add(node["@id"])
    return graph


def _untyped(nodes: list[Any]) -> list[int]:
    return [number for number, node in enumerate(nodes, 1) if not isinstance(node, dict) or "@type" not in node]


def _objects(value: object) -> Iterator[dict[str, Any]]:
    """Yield every object in *value*, however deep."""
    if isinstance(value, dict):
        yield value
        for part in value.values():
            yield from _objects(part)
    elif isinstance(value, list):
        for part in value:
            yield from _objects(part)
