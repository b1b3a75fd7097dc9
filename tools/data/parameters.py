"""Parameters of parameter group families.

Families of a line are in order, oldest first, and a row of parameters.json holds from its family `since` to `until`, or on
to the newest. A family that is not `complete` is known from the user guide only: it may have parameters that no row names.
"""

import json

import render

FIELDS = ["line", "name", "since", "until", "type", "modifiable", "onlyWhileUnused", "changes", "default", "allowed", "min", "max", "pattern"]

# DescribeEngineDefaultParameters reports these as not modifiable, since default groups are in use; DescribeCacheParameters of
# a custom group reports them as modifiable. The user guide: "Yes if the parameter group is not associated with any clusters".
ONLY_WHILE_UNUSED = ["activerehashing", "cluster-enabled", "databases"]

# the service lists the commands that can be renamed; a value is pairs of old and new names
NOT_A_LIST = ["rename-commands"]

# the service names no values; these are the flags of all engine versions, and an engine refuses any other letter
PATTERNS = {"notify-keyspace-events": "^[AKEg$lshzxetmdn]*$"}

CHANGES = {"immediate": "immediate", "requires-reboot": "reboot"}


def typescript(known):
    families = [render.literal(family) for family in known["families"]]
    lines = [render.literal({field: row[field] for field in FIELDS if field in row}) for row in known["parameters"]]
    origin = "tools/data/parameters.json (" + "; ".join(known["sources"]) + ")"
    first = render.table(origin, "FamilyFacts, ParameterRow", "PARAMETER_FAMILIES", "readonly FamilyFacts[]", families)
    return first + "\n" + render.constant("PARAMETER_ROWS", "readonly ParameterRow[]", lines)


def with_service_output(known, folder):
    """`known` with the families that `folder` has an output of. A later family inherits what it had in common."""
    families, lines = expand(known)
    for path in sorted(folder.glob("*.json")):
        entry = next((f for f in known["families"] if f["family"] == path.stem), None)
        if entry is None:
            raise SystemExit(f"{path.name}: no such family in parameters.json; add it to 'families' first, behind its predecessor")
        facts = families[entry["line"]]
        old, new = facts[path.stem], service_facts(json.loads(path.read_text("utf-8")))
        order = lines[entry["line"]]
        for later in order[order.index(path.stem) + 1:]:
            if next(f for f in known["families"] if f["family"] == later)["complete"]:
                break
            inherit(facts[later], old, new)
        facts[path.stem] = new
        entry["complete"] = True
        note = f"{path.stem}: output of describe-engine-default-parameters"
        known["sources"] = [s for s in known["sources"] if not s.startswith(path.stem + ":")] + [note]
    return {**known, "parameters": rows(families, lines)}


def inherit(facts, old, new):
    for name in sorted(old.keys() | new.keys()):
        if facts.get(name) == old.get(name):
            facts.pop(name, None)
            if name in new:
                facts[name] = new[name]


def service_facts(output):
    """Facts by name, of what describe-engine-default-parameters printed."""
    defaults = output["EngineDefaults"]
    listed = defaults.get("Parameters", []) + defaults.get("CacheNodeTypeSpecificParameters", [])
    return {parameter["ParameterName"]: one(parameter) for parameter in listed}


def one(parameter):
    name = parameter["ParameterName"]
    facts = {"type": parameter["DataType"], "modifiable": parameter["IsModifiable"]}
    if name in ONLY_WHILE_UNUSED:
        facts["modifiable"] = facts["onlyWhileUnused"] = True
    if parameter.get("ChangeType") in CHANGES:
        facts["changes"] = CHANGES[parameter["ChangeType"]]
    if parameter.get("ParameterValue"):
        facts["default"] = parameter["ParameterValue"]
    if name not in NOT_A_LIST:
        facts.update(allowed_values(parameter.get("AllowedValues", ""), facts["type"]))
    if name in PATTERNS:
        facts["pattern"] = PATTERNS[name]
    return facts


def allowed_values(text, kind):
    """'yes,no' is a list; of a number '0-' and '1-100' are ranges, '-5,-4,1-' is both, '-' is anything."""
    facts = {}
    for word in filter(None, text.split(",")):
        low, dash, high = word.rpartition("-")
        if kind not in ("integer", "float") or not dash or (low == "" and high != ""):
            facts.setdefault("allowed", []).append(word)
            continue
        number = int if kind == "integer" else float
        facts.update({name: number(value) for name, value in (("min", low), ("max", high)) if value})
    return facts


def expand(known):
    """Line to family to name to facts, and line to its families in order."""
    lines, families = {}, {}
    for entry in known["families"]:
        lines.setdefault(entry["line"], []).append(entry["family"])
        families.setdefault(entry["line"], {})[entry["family"]] = {}
    for row in known["parameters"]:
        order = lines[row["line"]]
        last = order.index(row["until"]) if "until" in row else len(order) - 1
        facts = {field: value for field, value in row.items() if field not in ("line", "name", "since", "until")}
        for family in order[order.index(row["since"]):last + 1]:
            families[row["line"]][family][row["name"]] = facts
    return families, lines


def rows(families, lines):
    """The opposite of expand: one row for each run of families that have the same facts."""
    found = []
    for line, order in lines.items():
        for name in sorted(set().union(*families[line].values())):
            run = []
            for family in [*order, None]:
                facts = families[line][family].get(name) if family else None
                if run and facts != families[line][run[-1]].get(name):
                    until = {} if run[-1] == order[-1] else {"until": run[-1]}
                    found.append({"line": line, "name": name, "since": run[0], **until, **families[line][run[0]][name]})
                    run = []
                if facts is not None:
                    run.append(family)
    return found


def save(known, path):
    """One row a line, so that a change reads well."""
    def listed(items):
        return "[\n" + ",\n".join("  " + json.dumps({f: i[f] for f in [*FIELDS, *i] if f in i} if isinstance(i, dict) else i) for i in items) + "\n ]"

    parts = ",\n".join(f' "{name}": {listed(items)}' for name, items in known.items())
    path.write_text("{\n" + parts + "\n}\n", "utf-8")
