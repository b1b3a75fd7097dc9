import { Rule } from '../../private/rules';
import { ReplicationGroupPlan } from '../plan';

const FAILOVER = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html';
const QUOTAS = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/quota-limits.html';
const DEFAULT_NODE_QUOTA = 90;

const outside = (value: number, min: number, max: number) => !Number.isInteger(value) || value < min || value > max;
const maxNodes = (f: ReplicationGroupPlan) => f.version._isAtLeast('5.0.6') ? 500 : 250;
const validTopology = (f: ReplicationGroupPlan) => !outside(f.replicas, 0, 5) && !outside(f.shards ?? 1, 1, 500);

export const TOPOLOGY_RULES: Array<Rule<ReplicationGroupPlan>> = [
  {
    code: 'ReplicasOutOfRange',
    clause: 'a shard has 0 to 5 replicas',
    see: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-elasticache-replicationgroup.html#cfn-elasticache-replicationgroup-replicaspernodegroup',
    broken: f => outside(f.replicas, 0, 5),
    says: f => `'replicas' must be a whole number from 0 to 5, got ${f.replicas}; use shards to spread more load`,
  },
  {
    code: 'ShardsOutOfRange',
    clause: 'a cache has 1 to 500 shards',
    see: QUOTAS,
    broken: f => f.shards !== undefined && outside(f.shards, 1, 500),
    says: f => `'shards' must be a whole number from 1 to 500, got ${f.shards}; leave it out to have cluster mode disabled`,
  },
  {
    code: 'TooManyNodes',
    clause: 'a cache has at most 500 nodes, 250 before Redis OSS 5.0.6',
    see: QUOTAS,
    broken: f => validTopology(f) && f.nodes! > maxNodes(f),
    says: f => `'shards' times 1 + 'replicas' must be at most ${maxNodes(f)} nodes, got ${f.shards} x ${f.replicas + 1} = ${f.nodes}; use fewer of either, and larger nodes`,
  },
  {
    code: 'FailoverNeedsReplica',
    clause: 'automatic failover has no replica to fail over to',
    see: FAILOVER,
    broken: f => !f.clusterMode && f.automaticFailover && f.replicas < 1,
    says: f => `'automaticFailover' needs at least one replica, got replicas = ${f.replicas}; add a replica or leave 'automaticFailover' out`,
  },
  {
    code: 'ClusterModeNeedsFailover',
    clause: 'cluster mode cannot be enabled with automatic failover turned off',
    see: FAILOVER,
    broken: f => f.clusterMode && !f.automaticFailover,
    says: f => `'automaticFailover' cannot be false with cluster mode enabled, got shards = ${f.shards}; leave 'automaticFailover' out, or leave 'shards' out to have cluster mode disabled`,
  },
  {
    code: 'MultiAzNeedsFailover',
    clause: 'Multi-AZ needs automatic failover',
    see: FAILOVER,
    broken: f => f.multiAz && !f.automaticFailover,
    says: () => '\'multiAz\' needs automatic failover, got automaticFailover = false; leave \'automaticFailover\' out or set \'multiAz\' to false',
  },
  {
    code: 'MultiAzNeedsReplica',
    clause: 'Multi-AZ needs a replica in another zone',
    see: FAILOVER,
    broken: f => f.multiAz && f.replicas < 1,
    says: f => `'multiAz' needs at least one replica, got replicas = ${f.replicas}; add a replica or leave 'multiAz' out`,
  },
];

export const TOPOLOGY_WARNINGS: Array<Rule<ReplicationGroupPlan>> = [
  {
    code: 'NodeQuota',
    clause: 'over 90 nodes need a higher quota of the account',
    see: QUOTAS,
    broken: f => f.nodes! > DEFAULT_NODE_QUOTA,
    says: f => `'shards' and 'replicas' make ${f.nodes} nodes, and an account may have ${DEFAULT_NODE_QUOTA} in a cache unless AWS raised the quota 'Nodes per cluster'; ask for it before you deploy`,
  },
  {
    code: 'MultiAzInOneZone',
    clause: 'Multi-AZ with subnets in one zone only',
    see: FAILOVER,
    broken: f => f.multiAz && f.subnets?.availabilityZones?.length === 1,
    says: f => `'multiAz' spreads the nodes over zones, but all subnets lie in ${f.subnets!.availabilityZones![0]}; give the VPC subnets in a second zone or set 'multiAz' to false`,
  },
  {
    code: 'AlarmsOnFirstNodeOnly',
    clause: 'the number of nodes is only known at deployment, so that only the first node has alarms',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.html',
    broken: f => f.alarms._enabled && f.nodes === undefined,
    says: () => '\'shards\' or \'replicas\' is only known at deployment, so that only the first node has alarms; give numbers, or add alarms for the other nodes with NodeMetrics',
  },
];
