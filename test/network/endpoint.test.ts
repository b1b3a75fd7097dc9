import { CfnReplicationGroup } from 'aws-cdk-lib/aws-elasticache';
import { Stack, Token } from 'aws-cdk-lib/core';
import { Endpoint } from '../../src/network/endpoint';

test('an endpoint is a name and a port', () => {
  const endpoint = new Endpoint('cache.example.com', 6380);
  expect(endpoint).toMatchObject({ hostname: 'cache.example.com', port: 6380, socketAddress: 'cache.example.com:6380' });
  expect(endpoint.portAsString()).toBe('6380');
});

describe('an endpoint of CloudFormation\'s, whose port is text', () => {
  const stack = new Stack();
  const resource = new CfnReplicationGroup(stack, 'Cache', { replicationGroupDescription: 'a cache' });
  const endpoint = Endpoint._ofAttributes(resource.attrPrimaryEndPointAddress, resource.attrPrimaryEndPointPort);
  const port = { 'Fn::GetAtt': ['Cache', 'PrimaryEndPoint.Port'] };

  test('has a port that can be used as a number', () => {
    expect(Token.isUnresolved(endpoint.port)).toBe(true);
    expect(stack.resolve(endpoint.port)).toEqual(port);
  });

  test('has a port that can be used as text', () => {
    expect(stack.resolve(endpoint.portAsString())).toEqual(port);
  });

  test('has an address that CloudFormation puts together', () => {
    expect(stack.resolve(endpoint.socketAddress)).toEqual({
      'Fn::Join': ['', [{ 'Fn::GetAtt': ['Cache', 'PrimaryEndPoint.Address'] }, ':', port]],
    });
  });
});
