"""Resource types that are only kept: their properties, an id and an ARN, but no behaviour."""
from ministack.core.responses import AccountRegionScopedDict, get_account_id, get_region, new_uuid

from .patching import add_type

RECORDS = AccountRegionScopedDict()


def install():
    _add("AWS::ApplicationAutoScaling::ScalableTarget", "Id",
         lambda _, p, __: f"{p['ResourceId']}|{p['ScalableDimension']}|{p['ServiceNamespace']}")
    _add("AWS::ApplicationAutoScaling::ScalingPolicy", "Arn",
         lambda _, p, __: _arn("autoscaling", f"scalingPolicy:{new_uuid()}:policyName/{p['PolicyName']}"))
    _add("AWS::CloudWatch::CompositeAlarm", "Arn", lambda logical_id, p, stack: p.get("AlarmName") or f"{stack}-{logical_id}",
         lambda name: _arn("cloudwatch", f"alarm:{name}"))
    _add("AWS::EC2::FlowLog", "Id", lambda *_: f"fl-{new_uuid().replace('-', '')[:17]}")
    _add("AWS::SecretsManager::ResourcePolicy", "Id", lambda _, p, __: p["SecretId"])


def _add(name, attribute, make_id, value_of=lambda physical_id: physical_id):
    def create(logical_id, properties, stack):
        physical_id = make_id(logical_id, properties, stack)
        RECORDS[physical_id] = {"Type": name, "Properties": properties}
        return physical_id, {attribute: value_of(physical_id)}

    def update(physical_id, _old, new, _stack):
        RECORDS[physical_id] = {"Type": name, "Properties": new}
        return physical_id, {attribute: value_of(physical_id)}

    add_type(name, create, lambda physical_id, _: RECORDS.pop(physical_id, None), update)


def _arn(service, resource):
    return f"arn:aws:{service}:{get_region()}:{get_account_id()}:{resource}"
