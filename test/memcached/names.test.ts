import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { App, CfnOutput, PhysicalName, Stack } from 'aws-cdk-lib/core';
import { MemcachedCluster } from '../../src/memcached/memcached-cluster';
import { HOME } from '../helpers';

function readFromAnotherRegion(idOfStack: string): App {
  const app = new App();
  const home = new Stack(app, idOfStack, { env: HOME });
  const cache = new MemcachedCluster(home, 'Cache', { vpc: new Vpc(home, 'Vpc'), clusterName: PhysicalName.GENERATE_IF_NEEDED });
  new CfnOutput(new Stack(app, 'Reader', { env: { account: '111122223333', region: 'us-east-1' } }), 'Name', { value: cache.clusterName });
  return app;
}

test('fails at synthesis when the name that CDK generates for a reader in another region is over 50 characters long', () => {
  expect(() => readFromAnotherRegion('StackOfAllSessionsAndAllShoppingCartsOfAllOurCustomers').synth())
    .toThrow(/'clusterName' must .* \[InvalidClusterName\]/);
});

test('takes the name that CDK generates when it is short enough', () => {
  expect(() => readFromAnotherRegion('Home').synth()).not.toThrow();
});
