import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { App, CfnOutput, PhysicalName, Stack } from 'aws-cdk-lib/core';
import { RedisReplicationGroup } from '../../src/replication-group/redis-replication-group';

const HERE = { account: '111122223333', region: 'eu-west-1' };
const THERE = { account: '111122223333', region: 'us-east-1' };

function readFromAnotherRegion(idOfStack: string): App {
  const app = new App();
  const home = new Stack(app, idOfStack, { env: HERE });
  const cache = new RedisReplicationGroup(home, 'Cache', {
    vpc: new Vpc(home, 'Vpc'),
    replicationGroupName: PhysicalName.GENERATE_IF_NEEDED,
  });
  new CfnOutput(new Stack(app, 'Reader', { env: THERE }), 'Id', { value: cache.replicationGroupId });
  return app;
}

test('fails at synthesis when the name that CDK generates for a reader in another region is over 40 characters long', () => {
  expect(() => readFromAnotherRegion('StackOfAllSessionsAndAllShoppingCarts').synth())
    .toThrow(/'replicationGroupName' must be 1 to 40 .* \[InvalidReplicationGroupName\]/);
});

test('takes the name that CDK generates when it is short enough', () => {
  expect(() => readFromAnotherRegion('Home').synth()).not.toThrow();
});
