"""The five wrong props of wrong.ts."""
from aws_cdk import App, Stack, aws_ec2 as ec2
import cdk_elasticache as elasticache

stack = Stack(App(), "Wrong")
elasticache.ValkeyReplicationGroup(
    stack, "Cache",
    vpc=ec2.Vpc(stack, "Vpc"),
    replication_group_name="my_sessions",
    replicas=9,
    port=70_000,
    transit_encryption=elasticache.TransitEncryption.DISABLED,
    eviction_policy=elasticache.EvictionPolicy.NO_EVICTION,
    parameters={"maxmemory-policy": "allkeys-lru"},
)
