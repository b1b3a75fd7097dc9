"""Metrics of CloudWatch: the table of facts, and a class a family with one method a metric.

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
    """The generated files, by path; `known` is metrics.json and `units` is metrics-published.json."""
    origin = f"tools/data/metrics.json and {units['source']} on {units['date']}"
    node = {**known["host"], **known["common"], **known["engine"]}
    memcached = {**known["host"], **known["common"], **known["memcached"]}
    unlisted = sorted(set(units["metrics"]) - set(node) - set(memcached))
    if unlisted:
        raise SystemExit(f"metrics.json says nothing of {', '.join(unlisted)}")
    nodes = {name: facts(known, units, name, row) for name, row in {**node, **known["memcached"]}.items()}
    serverless = {name: {"unit": unit, "statistic": statistic} for name, (statistic, _, unit) in known["serverless"].items()}
    files = {
        "metrics.generated.ts": render.header(origin) + "import { MetricFacts, NodeMetricFacts } from './metric-types';\n\n"
        + render.constant("NODE_METRICS", "Readonly<Record<string, NodeMetricFacts>>", rows(nodes)) + "\n"
        + render.constant("SERVERLESS_METRICS", "Readonly<Record<string, MetricFacts>>", rows(serverless)),
    }
    for stem, metrics, title in (("node", node, "a node of a Redis or Valkey cache"), ("memcached-node", memcached, "a node of a Memcached cluster")):
        single = [method(known, name, says(row[2], nodes[name]), "MetricOptions", "Metric") for name, row in metrics.items()]
        files[f"{stem}-metric-methods.generated.ts"] = abstract_class(origin, stem, title, "MetricOptions", "Metric", "aws-cdk-lib/aws-cloudwatch", single)
    for stem, metrics, title in (("nodes", node, "several nodes of a Redis or Valkey cache, calculated"),
                                 ("memcached-nodes", memcached, "all nodes of a Memcached cluster, calculated")):
        several = [method(known, name, together(row[2], nodes[name]), "NodesMetricOptions", "MathExpression") for name, row in metrics.items()]
        files[f"{stem}-metric-methods.generated.ts"] = abstract_class(origin, stem, title, "NodesMetricOptions", "MathExpression", "../nodes-metric-options", several)
    cache = [method(known, name, says(row[1], serverless[name]), "MetricOptions", "Metric") for name, row in known["serverless"].items()]
    files["serverless-metric-methods.generated.ts"] = abstract_class(
        origin, "serverless", "a serverless cache", "MetricOptions", "Metric", "aws-cdk-lib/aws-cloudwatch", cache)
    return {folder / name: text for name, text in files.items()}


def facts(known, units, name, row):
    statistic, across, _ = row
    unit = units["metrics"].get(name) or known["documented"][name]["unit"]
    of_machine = name in known["host"] or name in known["withNodeId"]
    fact = {"unit": unit, "statistic": statistic, "across": across.upper()}
    if of_machine:
        fact["withNodeId"] = True
    if name in known["everyFiveMinutes"]:
        fact["period"] = 300
    return fact


def rows(table):
    return [f"{render.key(name)}: {render.literal(row)}" for name, row in table.items()]


def says(words, fact):
    return [words, "", f"{fact['unit']}, {fact['statistic'].lower()}."]


def together(words, fact):
    return [words, "", f"{fact['unit']}, {fact['statistic'].lower()} of each node, {TOGETHER[fact['across'].lower()]}."]


def method(known, name, doc, options, result):
    lines = "".join(f"   * {line}".rstrip() + "\n" for line in doc)
    return (f"  /**\n{lines}   */\n  public {method_name(known, name)}(options?: {options}): {result} {{\n"
            f"    return this._known('{name}', options);\n  }}\n")


def method_name(known, name):
    """EngineCPUUtilization is engineCpuUtilization: acronyms are words."""
    for theirs, ours in known["renamed"].items():
        name = re.sub(f"^{theirs}(?=Cmds)", ours, name)
    words = name.replace("ECPUs", "Ecpus").replace("CPU", "Cpu").replace("TTL", "Ttl").replace("DB0", "Db0")
    return words[0].lower() + words[1:]


def abstract_class(origin, stem, title, options, result, options_module, methods):
    name = "".join(part.capitalize() for part in stem.split("-")) + "MetricMethods"
    imports = f"import {{ {result}, {options} }} from 'aws-cdk-lib/aws-cloudwatch';\n"
    if options_module != "aws-cdk-lib/aws-cloudwatch":
        imports = f"import {{ {result} }} from 'aws-cdk-lib/aws-cloudwatch';\nimport {{ {options} }} from '{options_module}';\n"
    return (render.header(origin) + imports + f"\n/**\n * The metrics of {title}.\n *\n * @internal\n */\nexport abstract class {name} {{\n"
            + "\n".join(methods)
            + f"\n  /** @internal */\n  protected abstract _known(metricName: string, options?: {options}): {result};\n}}\n")
