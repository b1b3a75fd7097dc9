import { logicalIdOf, memcached } from '../helpers';

const ADDRESS = 'sessions.fnjyzo.cfg.use1.cache.amazonaws.com';

/** What CloudFormation makes of the functions in a host name, given the address of the configuration endpoint. */
function deployed(value: any): string {
  if (typeof value === 'string') { return value; }
  if (value['Fn::GetAtt']) { return ADDRESS; }
  if (value['Fn::Split']) { return value['Fn::Split'][1] && deployed(value['Fn::Split'][1]).split(value['Fn::Split'][0]) as never; }
  if (value['Fn::Select']) { return (deployed(value['Fn::Select'][1]) as never as string[])[value['Fn::Select'][0]]; }
  const [separator, parts] = value['Fn::Join'];
  return (Array.isArray(parts) ? parts.map(deployed) : deployed(parts) as never as string[]).join(separator);
}

// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Endpoints.html shows these two for one cluster
test('endpoints of nodes are derived from the configuration endpoint: the number of the node in place of cfg', () => {
  const cache = memcached({ nodes: 12 });
  const hosts = cache.derivedNodeEndpoints().map(({ hostname }) => deployed(cache.stack.resolve(hostname)));
  expect(hosts).toHaveLength(12);
  expect(hosts[0]).toBe('sessions.fnjyzo.0001.use1.cache.amazonaws.com');
  expect(hosts[11]).toBe('sessions.fnjyzo.0012.use1.cache.amazonaws.com');
});

test('they have the port of the cluster', () => {
  const cache = memcached();
  expect(cache.stack.resolve(cache.derivedNodeEndpoints()[0].portAsString())).toEqual({ 'Fn::GetAtt': [logicalIdOf(cache), 'ConfigurationEndpoint.Port'] });
});
