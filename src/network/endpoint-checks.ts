import { valueCheck, ValueCheck } from '../private/value-check';

export const NO_SUCH_ENDPOINT: ValueCheck = valueCheck({
  code: 'NoSuchEndpoint',
  clause: 'an endpoint of the other cluster mode was read, or one for reading of serverless Memcached',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Endpoints.html',
});

export const UNKNOWN_ENDPOINT: ValueCheck = valueCheck({
  code: 'UnknownEndpoint',
  clause: 'an endpoint of an imported cache was read whose address or port was not passed',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Endpoints.html',
});
