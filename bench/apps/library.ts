import { run } from './frame';
import { RedisReplicationGroup } from 'cdk-elasticache';

run((stack, id, vpc) => new RedisReplicationGroup(stack, id, { vpc }));
