#!/usr/bin/env python3
"""Makes the engine data anew.

    refresh.py                  read the newest published sources, then write everything
    refresh.py --offline        write everything from what is checked in
    refresh.py --check          fail when the checked-in files are not what --offline would write
    refresh.py --parameters DIR take the facts of parameter group families from saved service output, one file a family:
                                aws elasticache describe-engine-default-parameters \\
                                    --cache-parameter-group-family redis7 --output json > DIR/redis7.json

Sources: the wheels cfn-lint (engine versions, node types per region) and moto (sizes of machines), whose facts end up in
published.json, and awslabs.cloudwatch-mcp-server (metrics), in metrics-published.json; the other JSON files beside this
script are facts copied from the user guide, each with its source.
"""

import argparse
import datetime
import json
import pathlib
import sys

import metrics
import parameters
import render
import sources

HERE = pathlib.Path(__file__).resolve().parent
ENGINE = HERE.parent.parent / "src" / "engine"
OBSERVE = HERE.parent.parent / "src" / "observe" / "metrics"


def main():
    options = arguments()
    if not (options.offline or options.check):
        refresh_published([options.cfn_lint, options.moto])
        metrics.refresh(options.cloudwatch, HERE / "metrics-published.json")
    if options.parameters:
        known = parameters.with_service_output(load("parameters.json"), pathlib.Path(options.parameters))
        parameters.save(known, HERE / "parameters.json")

    wanted = outputs()
    stale = [path for path, text in wanted.items() if not path.exists() or path.read_text("utf-8") != text]
    if options.check:
        for path in stale:
            print(f"{path.relative_to(ENGINE.parent.parent)} is not what its sources give; run refresh.py --offline", file=sys.stderr)
        sys.exit(1 if stale else 0)
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(wanted[path], "utf-8")
        print(f"wrote {path.relative_to(ENGINE.parent.parent)}")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--offline", action="store_true", help="do not download")
    parser.add_argument("--check", action="store_true", help="write nothing; fail when something would be written")
    parser.add_argument("--parameters", metavar="DIR", help="saved describe-engine-default-parameters, FAMILY.json each")
    parser.add_argument("--cfn-lint", default="cfn-lint", metavar="REQUIREMENT", help="such as cfn-lint==1.58.0")
    parser.add_argument("--cloudwatch", default=metrics.PACKAGE, metavar="REQUIREMENT", help=f"such as {metrics.PACKAGE}==0.3.1")
    parser.add_argument("--moto", default="moto", metavar="REQUIREMENT", help="such as moto==5.2.5")
    return parser.parse_args()


def refresh_published(pins):
    """Keeps the old file, with its date, when the sources say the same as before."""
    new = sources.published(pins)
    old = load("published.json") if (HERE / "published.json").exists() else {}
    if any(new[part] != old.get(part) for part in new if part != "sources"):
        save("published.json", {"date": datetime.date.today().isoformat(), **new})


def outputs():
    facts = load("published.json")
    # which release said so, and when, stands there once: a new version changes that file and the class of its engine
    origin = "tools/data/published.json"
    data = ENGINE / "data"
    return {
        data / "node-types.generated.ts": render.node_types(
            facts, origin, load("max-memory.json")["maxMemoryBytes"], load("min-redis-version.json")["minRedisVersion"]),
        data / "node-type-regions.generated.ts": render.node_type_regions(facts, origin),
        **metrics.outputs(OBSERVE, load("metrics.json"), load("metrics-published.json")),
        data / "parameters.generated.ts": parameters.typescript(load("parameters.json")),
        **constants(facts),
    }


def constants(facts):
    """The classes whose constants are generated: between the markers of each."""
    classes = {
        "node-type.ts": render.node_type_constants(facts),
        "redis-version.ts": render.version_constants(facts, "redis", "RedisVersion.of"),
        "memcached-version.ts": render.version_constants(facts, "memcached", "MemcachedVersion.of"),
        "valkey-version.ts": render.version_constants(facts, "valkey", "ValkeyVersion.of"),
        "parameter-group-family.ts": render.family_constants(facts),
        "serverless-engine.ts": render.serverless_constants(facts),
    }
    of_metrics = metrics.constants(load("metrics.json"), load("metrics-published.json"))
    return {path: marked(path, lines) for path, lines in {
        **{ENGINE / name: lines for name, lines in classes.items()}, OBSERVE / "cache-metric.ts": of_metrics}.items()}


def marked(path, lines):
    return render.between_markers(path.read_text("utf-8"), lines)


def load(name):
    return json.loads((HERE / name).read_text("utf-8"))


def save(name, value):
    (HERE / name).write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
