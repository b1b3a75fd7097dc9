/** An app that needs both bundles of the package: the function that rotates a token, and the SASL gate. */
import { App, Duration, Stack, aws_ec2 as ec2 } from 'aws-cdk-lib';
import { Authentication, MemcachedAuthentication, MemcachedCluster, RedisReplicationGroup } from 'cdk-elasticache';

const stack = new Stack(new App(), 'Bundles');
const vpc = new ec2.Vpc(stack, 'Vpc');
new RedisReplicationGroup(stack, 'Rotated', { vpc, authentication: Authentication.token({ rotateEvery: Duration.days(30) }) });
new MemcachedCluster(stack, 'Gated', { vpc, authentication: MemcachedAuthentication.sasl() });
