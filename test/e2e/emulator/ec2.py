"""What a VPC with subnets, NAT and rules between security groups needs beyond MiniStack."""
from ministack.core.responses import new_uuid
from ministack.services import ec2
from ministack.services.cloudformation import provisioners

from .patching import add_type, change_type, expect, query


def install():
    expect(ec2, "_vpcs", "_addresses", "_nat_gateways", "_security_groups", "_allocate_address", "_release_address",
           "_create_nat_gateway", "_delete_nat_gateway")
    expect(provisioners, "_ec2_apply_tags", "_ec2_sg_permissions")
    change_type("AWS::EC2::VPC", create=_with_attributes, update=_with_attributes)
    add_type("AWS::EC2::EIP", _create_address, _delete_address)
    add_type("AWS::EC2::NatGateway", _create_nat_gateway,
             lambda physical_id, _: ec2._delete_nat_gateway(query({"NatGatewayId": physical_id})))
    add_type("AWS::EC2::SecurityGroupIngress", *_rule_in("IpPermissions"))
    add_type("AWS::EC2::SecurityGroupEgress", *_rule_in("IpPermissionsEgress"))


def _with_attributes(original):
    """MiniStack has no Fn::GetAtt for the address ranges of a VPC."""
    def call(*args, **kwargs):
        physical_id, attributes = original(*args, **kwargs)
        vpc = ec2._vpcs.get(physical_id) or {}
        return physical_id, {
            **attributes,
            "CidrBlock": vpc.get("CidrBlock", ""),
            "Ipv6CidrBlocks": [],
            "CidrBlockAssociations": ["vpc-cidr-assoc-" + physical_id.removeprefix("vpc-")],
        }
    return call


def _created_in(store, call):
    before = set(store.keys())
    call()
    return next(key for key in store.keys() if key not in before)


def _create_address(_logical_id, properties, _stack):
    allocation = _created_in(ec2._addresses, lambda: ec2._allocate_address(query({"Domain": "vpc"})))
    provisioners._ec2_apply_tags(allocation, properties)
    address = ec2._addresses[allocation]["PublicIp"]
    return address, {"AllocationId": allocation, "PublicIp": address}


def _delete_address(physical_id, _properties):
    for allocation, record in list(ec2._addresses.items()):
        if record["PublicIp"] == physical_id:
            ec2._release_address(query({"AllocationId": allocation}))


def _create_nat_gateway(_logical_id, properties, _stack):
    given = query({key: properties.get(key) for key in ("SubnetId", "AllocationId", "ConnectivityType")})
    gateway = _created_in(ec2._nat_gateways, lambda: ec2._create_nat_gateway(given))
    provisioners._ec2_apply_tags(gateway, properties)
    return gateway, {"NatGatewayId": gateway}


def _rule_in(direction):
    def create(_logical_id, properties, _stack):
        group = ec2._security_groups.get(properties["GroupId"])
        if group is None:
            raise ValueError(f"The security group '{properties['GroupId']}' does not exist")
        rule = provisioners._ec2_sg_permissions([properties])[0]
        rule["SecurityGroupRuleId"] = "sgr-" + new_uuid().replace("-", "")[:17]
        group.setdefault(direction, []).append(rule)
        return rule["SecurityGroupRuleId"], {"Id": rule["SecurityGroupRuleId"]}

    def delete(physical_id, properties):
        group = ec2._security_groups.get(properties.get("GroupId"))
        if group:
            group[direction] = [rule for rule in group[direction] if rule.get("SecurityGroupRuleId") != physical_id]

    return create, delete
