/** Codes of the errors that state a fact of AWS which changes with time. A test compares them with the rules that are `dated`. */
export const DATED_CODES: string[] = [
  'AccessStringNeedsNewerVersion', 'BackupRetentionOutOfRange', 'ClusterModeNeedsNewerVersion', 'DataTieringEvictionPolicy',
  'DataTieringNeedsDisk', 'DataTieringNeedsNewerVersion', 'DataTieringRequired', 'DatabaseRetentionOutOfRange', 'DatabaseStorageOutOfRange',
  'DetailedMonitoringNeedsValkey', 'DurabilityNeedsNewerVersion', 'DurabilityNodeType', 'EcpuOutOfRange', 'EndOfLifeEngineVersion',
  'EngineLogNeedsNewerVersion', 'GateNeedsNewerVersion', 'GateTaskSize', 'GlobalNeedsNewerVersion', 'GlobalNodeType', 'GlobalShards',
  'IamUsersNeedNewerVersion', 'MemcachedTlsNeedsNewerVersion', 'MemcachedTlsNodeType', 'NetworkTypeNeedsNewerVersion', 'NoAppendOnlyFile',
  'NodeScalingCapacity', 'NodeTypeDiscontinued', 'NodeTypeNeedsNewerMemcached', 'NodeTypeNeedsNewerVersion', 'NodeTypeNotNitro',
  'NodeTypeWithDisk', 'NodesOutOfRange', 'ParameterNotModifiable', 'ParameterValueNotAllowed', 'PasswordCount',
  'PreferredTlsNeedsNewerVersion', 'PublicNeedsNewerEngine', 'ReadersOutOfRange', 'ReplicasOutOfRange', 'ScalingCapacity',
  'ScalingNeedsNewerVersion', 'ScalingNodeType', 'ServerlessSubnetZones', 'ShardReplicasOutOfRange', 'ShardsOutOfRange',
  'SlowLogNeedsNewerVersion', 'TooManyNodes', 'TooManyTags', 'UnknownParameter', 'UsersNeedNewerVersion',
];
