"""Reads published facts out of Python wheels: engine versions, node types per region, machine sizes."""

import glob
import gzip
import json
import os
import subprocess
import sys
import tempfile
import zipfile

LINT = "cfnlint/data/schemas/extensions/aws_elasticache_cachecluster/"
MACHINES = "moto/ec2/resources/instance_types.json.gz"


def published(pins):
    """What the wheels of `pins` (requirements such as 'moto==5.2.5') hold, with the versions they turned out to be."""
    with tempfile.TemporaryDirectory() as into:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*command, "--no-deps", "--only-binary", ":all:", "-d", into, *pins], check=True)
        lint, lint_version = wheel(into, "cfn_lint")
        moto, moto_version = wheel(into, "moto")
        with lint, moto:
            engines = engine_versions(json.loads(lint.read(LINT + "engine_version.json")))
            regions = node_types_by_region(json.loads(lint.read(LINT + "cachenodetype_enum.json")))
            machines = json.loads(gzip.decompress(moto.read(MACHINES)))
    return {
        "sources": {"cfn-lint": lint_version, "moto": moto_version},
        "engineVersions": engines,
        "nodeTypes": {name: machine(machines, name) for name in sorted(set().union(*regions.values()), key=size_order)},
        "regions": offered(regions),
    }


def wheel(folder, name):
    path = glob.glob(os.path.join(folder, name + "-*.whl"))[0]
    return zipfile.ZipFile(path), os.path.basename(path).split("-")[1]


def engine_versions(schema):
    """The schema is a list of 'if Engine is X then EngineVersion is one of …'."""
    found = {}
    for clause in schema["allOf"]:
        engine = clause["if"]["properties"]["Engine"].get("const")
        if engine:
            found[engine] = sorted(clause["then"]["properties"]["EngineVersion"]["enum"], key=numbers)
    return found


def node_types_by_region(schema):
    return {region: set(rule["enum"]) for region, rule in schema.items() if isinstance(rule, dict)}


def offered(regions):
    """Families are offered as a whole nearly everywhere, so a region is a short list of families, and sizes if it must."""
    sizes = by_family(set().union(*regions.values()))
    rows = {}
    for region, names in sorted(regions.items()):
        words = []
        for family, members in by_family(names).items():
            words += [family] if members == sizes[family] else [name.removeprefix("cache.") for name in members]
        rows[region] = " ".join(words)
    return rows


def by_family(names):
    families = {}
    for name in sorted(names, key=size_order):
        families.setdefault(name.split(".")[1], []).append(name)
    return families


def machine(machines, node_type):
    """A cache node's machine is the EC2 instance type of the same name."""
    facts = machines.get(node_type.removeprefix("cache."))
    if facts is None:
        raise SystemExit(f"{node_type} is offered, but its machine is not listed in {MACHINES}; try a newer moto")
    return {
        "vCpu": facts["VCpuInfo"]["DefaultVCpus"],
        "memoryMiB": facts["MemoryInfo"]["SizeInMiB"],
        "nitro": facts.get("Hypervisor") == "nitro",
    }


def numbers(version):
    return [int(part) for part in version.split(".")]


def size_order(node_type):
    """Sorts sizes as people read them: large, xlarge, 2xlarge, … 16xlarge."""
    _, family, size = node_type.split(".")
    named = ["nano", "micro", "small", "medium", "large", "xlarge"]
    return family, (named.index(size), 0) if size in named else (len(named), int(size.removesuffix("xlarge") or 0))
