import { Duration, Size, Stack, Token } from 'aws-cdk-lib/core';
import { familyParameters } from '../../src/engine/data/family-parameters';
import { MemcachedParameters, MemcachedParametersOptions } from '../../src/engine/memcached-parameters';
import { checkParameters } from '../../src/parameters/rules/parameters';

const ALL: MemcachedParametersOptions = {
  maxItemSize: Size.mebibytes(2),
  asciiOnly: true,
  idleTimeout: Duration.minutes(1),
  connectionsOverhead: Size.mebibytes(200),
  errorOnMemoryExhausted: true,
  disableFlushAll: true,
  slabChunkMax: Size.kibibytes(256),
  slabReassign: true,
};

// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html#ParameterGroups.Memcached: names and units
test('writes what was meant in the engine\'s names and units', () => {
  expect(MemcachedParameters.of(ALL)).toEqual({
    max_item_size: '2097152',
    binding_protocol: 'ascii',
    idle_timeout: '60',
    memcached_connections_overhead: '200',
    error_on_memory_exhausted: '1',
    disable_flush_all: '1',
    slab_chunk_max: '262144',
    slab_reassign: '1',
    slab_automove: '1',
  });
});

test('writes what was switched off, and the protocol of both kinds by its name', () => {
  expect(MemcachedParameters.of({ asciiOnly: false, errorOnMemoryExhausted: false, disableFlushAll: false, slabReassign: false })).toEqual({
    binding_protocol: 'auto', error_on_memory_exhausted: '0', disable_flush_all: '0', slab_reassign: '0', slab_automove: '0',
  });
});

test('writes nothing of what was not said', () => {
  expect(MemcachedParameters.of({})).toEqual({});
});

test.each(['memcached1.4', 'memcached1.5', 'memcached1.6'])('all of it are parameters that can be changed in the family %s, with values that it takes', family => {
  const parameters = MemcachedParameters.of(ALL);
  const known = familyParameters(family).parameters;
  expect(Object.keys(parameters).filter(name => !known.get(name)?.modifiable)).toEqual([]);
  expect(checkParameters(family, parameters)).toEqual([]);
});

test('values that are only known at deployment stay tokens', () => {
  const number = (id: string) => Token.asNumber({ Ref: id });
  expect(new Stack().resolve(MemcachedParameters.of({
    maxItemSize: Size.bytes(number('Bytes')), idleTimeout: Duration.seconds(number('Seconds')), connectionsOverhead: Size.mebibytes(number('Mebibytes')),
  }))).toEqual({ max_item_size: { Ref: 'Bytes' }, idle_timeout: { Ref: 'Seconds' }, memcached_connections_overhead: { Ref: 'Mebibytes' } });
});
