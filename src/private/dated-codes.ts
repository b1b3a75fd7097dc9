/** Codes of the errors that state a fact of AWS which changes with time. A test compares them with the rules that are `dated`. */
export const DATED_CODES: string[] = [
  'AccessStringNeedsNewerVersion', 'BackupRetentionOutOfRange', 'ClusterModeNeedsNewerVersion', 'DataStorageOutOfRange',
  'DataTieringEvictionPolicy', 'DataTieringNeedsDisk', 'DataTieringNeedsNewerVersion', 'DataTieringRequired', 'DatabaseRetentionOutOfRange',
  'DatabaseStorageOutOfRange', 'DetailedMonitoringNeedsValkey', 'DurabilityNeedsNewerVersion', 'DurabilityNodeType', 'EcpuOutOfRange',
  'EndOfLifeEngineVersion', 'EngineLogNeedsNewerVersion', 'GateNeedsNewerVersion', 'GateTaskSize', 'GlobalNeedsNewerVersion',
  'GlobalNodeType', 'GlobalShards', 'IamUsersNeedNewerVersion', 'MemcachedTlsNeedsNewerVersion', 'MemcachedTlsNodeType',
  'NetworkTypeNeedsNewerVersion', 'NoAppendOnlyFile', 'NodeTypeDiscontinued', 'NodeTypeNeedsNewerMemcached', 'NodeTypeNeedsNewerVersion',
  'NodeTypeNotNitro', 'NodeTypeWithDisk', 'ParameterNotModifiable', 'ParameterValueNotAllowed', 'PasswordCount',
  'PreferredTlsNeedsNewerVersion', 'PublicNeedsNewerEngine', 'ReadersOutOfRange', 'ReplicasOutOfRange', 'RotateEveryOutOfRange',
  'ScalingCapacity', 'ScalingNeedsNewerVersion', 'ScalingNodeType', 'ServerlessSubnetZones', 'ShardReplicasOutOfRange', 'ShardsOutOfRange',
  'SlowLogNeedsNewerVersion', 'TooManyNodes', 'TooManyTags', 'UnknownParameter', 'UsersNeedNewerVersion',
];
