"""How MiniStack is changed: by replacing its functions and its table of resource types, each only if it is what we expect."""
import inspect

from ministack.services.cloudformation import provisioners

EXPECTED_VERSION = "1.5.33"
HANDLERS = provisioners._RESOURCE_HANDLERS


class Drift(Exception):
    """MiniStack is not what a patch expects."""


def expect(module, *names):
    for name in names:
        if not hasattr(module, name):
            raise Drift(f"{module.__name__} has no {name}: the patches are written for MiniStack {EXPECTED_VERSION}")


def wrap(module, name, make):
    """Replaces a function by what `make` gives for the original."""
    expect(module, name)
    setattr(module, name, make(getattr(module, name)))


def edit_source(module, name, old, new):
    """Replaces a function by its own source with one change; the last resort."""
    expect(module, name)
    source = inspect.getsource(getattr(module, name))
    if source.count(old) != 1:
        raise Drift(f"{module.__name__}.{name} doesn't read '{old}' once: the patches are written for MiniStack {EXPECTED_VERSION}")
    exec(compile(source.replace(old, new), f"<patched {name}>", "exec"), module.__dict__)


def add_type(name, create, delete, update=None):
    """A resource type that CloudFormation doesn't know yet; without `update` a change replaces the resource."""
    if name in HANDLERS:
        raise Drift(f"MiniStack knows {name} by now: drop this patch")
    HANDLERS[name] = {"create": create, "delete": delete}
    HANDLERS[name]["update"] = update or _replace(create, delete)


def add_action(name, action, function):
    """What a known type does beyond creating, updating and deleting."""
    if action in HANDLERS[name]:
        raise Drift(f"MiniStack has '{action}' for {name} by now: drop this patch")
    HANDLERS[name][action] = function


def change_type(name, **make):
    """Replaces handlers of a known type by what `make` gives for the originals."""
    if name not in HANDLERS:
        raise Drift(f"MiniStack doesn't know {name}: the patches are written for MiniStack {EXPECTED_VERSION}")
    for action, change in make.items():
        HANDLERS[name][action] = change(HANDLERS[name][action])


def query(properties):
    """Parameters of a query-protocol call as MiniStack's EC2 reads them."""
    return {key: [str(value)] for key, value in properties.items() if value is not None}


def _replace(create, delete):
    def update(physical_id, old, new, stack):
        delete(physical_id, old)
        return create("", new, stack)
    return update
