"""Draw two-qubit error and T1/T2 of a backend, print the best connected chain."""
import argparse

import matplotlib.pyplot as plt
import networkx as nx
import numpy as np
from qiskit_ibm_runtime.fake_provider import FakeFez, FakeKyiv, FakeMarrakesh, FakeTorino

BACKENDS = {cls.__name__[4:].lower(): cls for cls in (FakeFez, FakeKyiv, FakeMarrakesh, FakeTorino)}


def two_qubit_gate(target):
    for name in ("cz", "ecr", "cx"):
        if name in target.operation_names:
            return name
    raise LookupError("no known two-qubit gate")


def error_graph(target):
    gate = two_qubit_gate(target)
    g = nx.Graph()
    for (a, b), props in target[gate].items():
        if props is None or props.error is None or props.error >= 1:
            continue        # broken coupler
        if g.has_edge(a, b):
            g[a][b]["error"] = min(g[a][b]["error"], props.error)
        else:
            g.add_edge(a, b, error=props.error)
    return g, gate


def best_chain(g, length):
    """Greedy search from every node, good enough for a first guess."""
    best, best_err = None, np.inf
    for start in g.nodes:
        chain, err = [start], 0.0
        while len(chain) < length:
            options = [(d["error"], v) for _, v, d in g.edges(chain[-1], data=True) if v not in chain]
            if not options:
                break
            e, v = min(options)
            err += e
            chain.append(v)
        if len(chain) == length and err < best_err:
            best, best_err = chain, err
    return best, best_err


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("backend", choices=sorted(BACKENDS))
    parser.add_argument("-l", "--length", type=int, default=10)
    parser.add_argument("-o", "--output", default="errors.png")
    args = parser.parse_args()

    backend = BACKENDS[args.backend]()
    g, gate = error_graph(backend.target)
    errors = np.array([d["error"] for _, _, d in g.edges(data=True)])
    print(f"{backend.name}: {gate} median {np.median(errors):.2e}, worst {errors.max():.2e}")

    chain, total = best_chain(g, args.length)
    print("chain:", chain, f"sum of errors {total:.3e}")

    props = [backend.qubit_properties(q) for q in range(backend.num_qubits)]
    t1 = np.array([p.t1 or np.nan for p in props]) * 1e6
    t2 = np.array([p.t2 or np.nan for p in props]) * 1e6

    fig, axes = plt.subplots(1, 3, figsize=(15, 4.5))
    pos = nx.kamada_kawai_layout(g)
    nx.draw_networkx_nodes(g, pos, node_size=15, node_color="k", ax=axes[0])
    drawn = nx.draw_networkx_edges(
        g, pos, edge_color=np.log10(errors), edge_cmap=plt.cm.plasma, width=2, ax=axes[0]
    )
    fig.colorbar(drawn, ax=axes[0], label=f"log10 {gate} error")
    nx.draw_networkx_edges(g, pos, edgelist=list(zip(chain, chain[1:])), edge_color="c", width=4,
                           alpha=0.5, ax=axes[0])
    axes[0].set_axis_off()

    axes[1].plot(np.sort(errors), np.linspace(0, 1, len(errors)))
    axes[1].set_xscale("log")
    axes[1].set_xlabel(f"{gate} error")
    axes[2].scatter(t1, t2, s=8)
    axes[2].plot([0, np.nanmax(t1)], [0, 2 * np.nanmax(t1)], "k:", lw=1)
    axes[2].set(xlabel="T1 (us)", ylabel="T2 (us)")
    fig.tight_layout()
    fig.savefig(args.output)


if __name__ == "__main__":
    main()
