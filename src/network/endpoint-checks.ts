import { valueCheck, ValueCheck } from '../private/value-check';

export const NO_SUCH_ENDPOINT: ValueCheck = valueCheck({
  code: 'NoSuchEndpoint',
  clause: 'the cache has no such endpoint: it belongs to the other cluster mode, or serverless Memcached has no reader endpoint',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Endpoints.html',
});

export const UNKNOWN_ENDPOINT: ValueCheck = valueCheck({
  code: 'UnknownEndpoint',
  clause: 'the endpoint of an imported cache needs its address and port',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Endpoints.html',
});
