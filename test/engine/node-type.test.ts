import { Size, Token } from 'aws-cdk-lib/core';
import { NODE_TYPE_REGIONS } from '../../src/engine/data/node-type-regions.generated';
import { NODE_TYPES } from '../../src/engine/data/node-types.generated';
import { DURABLE_FAMILIES, GLOBAL_FAMILIES, MIN_MEMCACHED_VERSION, NEWER_SCALABLE_FAMILIES, SCALABLE_FAMILIES } from '../../src/engine/node-families';
import { NodeType } from '../../src/engine/node-type';

const constants = Object.entries(NodeType).filter((entry): entry is [string, NodeType] => entry[1] instanceof NodeType);

// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheNodes.SupportedTypes.html
test.each([
  [NodeType.T4G_SMALL, 'cache.t4g.small', 2, 2],
  [NodeType.T3_MICRO, 'cache.t3.micro', 2, 1],
  [NodeType.M5_LARGE, 'cache.m5.large', 2, 8],
  [NodeType.R7G_LARGE, 'cache.r7g.large', 2, 16],
  [NodeType.R6G_16XLARGE, 'cache.r6g.16xlarge', 64, 512],
  [NodeType.R6GD_XLARGE, 'cache.r6gd.xlarge', 4, 32],
  [NodeType.C7GN_4XLARGE, 'cache.c7gn.4xlarge', 16, 32],
])('%s is %s with %d vCPU and %d GiB', (nodeType, name, vCpu, gibibytes) => {
  expect(nodeType.nodeTypeName).toBe(name);
  expect(nodeType.vCpu).toBe(vCpu);
  expect(nodeType.memory?.toGibibytes()).toBe(gibibytes);
});

test('every node type that is offered has one constant, named after it', () => {
  expect(constants.map(([, nodeType]) => nodeType.nodeTypeName)).toEqual(Object.keys(NODE_TYPES));
  for (const [name, nodeType] of constants) expect(`cache.${name.toLowerCase().replace('_', '.')}`).toBe(nodeType.nodeTypeName);
});

test('every family that a region offers has node types', () => {
  const families = new Set(constants.map(([, nodeType]) => nodeType.family));
  const offered = new Set(Object.values(NODE_TYPE_REGIONS).flatMap(words => words.split(' ').map(word => word.split('.')[0])));
  expect(offered).toEqual(families);
});

test('what the engine may fill is less than the memory of the machine', () => {
  const listed = Object.values(NODE_TYPES).filter(facts => facts.maxMemoryBytes !== undefined);
  expect(listed.length).toBeGreaterThan(50);
  for (const facts of listed) {
    const share = facts.maxMemoryBytes! / (facts.memoryMiB * 1024 ** 2);
    expect(share).toBeGreaterThan(0.45);
    expect(share).toBeLessThan(1);
  }
});

test('a name is taken apart', () => {
  expect(NodeType.R6GD_12XLARGE).toMatchObject({ family: 'r6gd', size: '12xlarge' });
  expect(String(NodeType.R6GD_12XLARGE)).toBe('cache.r6gd.12xlarge');
});

test('only t nodes are burstable', () => {
  const burstable = constants.filter(([, nodeType]) => nodeType.isBurstable).map(([, nodeType]) => nodeType.family);
  expect(new Set(burstable)).toEqual(new Set(['t2', 't3', 't4g']));
});

test('only r6gd nodes have an SSD for data tiering', () => {
  const tiered = constants.filter(([, nodeType]) => nodeType.supportsDataTiering).map(([, nodeType]) => nodeType.family);
  expect(new Set(tiered)).toEqual(new Set(['r6gd']));
});

test('t2, m4 and r4 nodes are the only ones without Nitro', () => {
  const xen = constants.filter(([, nodeType]) => nodeType.isNitro === false).map(([, nodeType]) => nodeType.family);
  expect(new Set(xen)).toEqual(new Set(['m4', 'r4', 't2']));
});

test('nodes on Graviton know the first Redis that runs on them', () => {
  expect(NodeType.T4G_MICRO.minRedisVersion).toBe('5.0.6');
  expect(NodeType.R7G_LARGE.minRedisVersion).toBe('6.2');
  expect(NodeType.M5_LARGE.minRedisVersion).toBeUndefined();
});

test('nodes on Graviton2 know the first Memcached that runs on them', () => {
  const told = constants.filter(([, nodeType]) => nodeType._minMemcachedVersion === '1.5.16').map(([, nodeType]) => nodeType.family);
  expect(new Set(told)).toEqual(new Set(['m6g', 'r6g', 't4g']));
});

test('t2 nodes are being discontinued, have no TLS with Memcached, and are the burstable ones that send no credits', () => {
  const families = (chosen: (nodeType: NodeType) => boolean) =>
    [...new Set(constants.filter(([, nodeType]) => chosen(nodeType)).map(([, { family }]) => family))];
  expect(families(nodeType => nodeType._isBeingDiscontinued)).toEqual(['t2']);
  expect(families(nodeType => !nodeType._hasMemcachedTls)).toEqual(['t2']);
  expect(families(nodeType => nodeType._sendsCredits)).toEqual(['t3', 't4g']);
});

test.each<[NodeType, string, boolean | undefined]>([
  [NodeType.M5_LARGE, 'us-east-1', true],
  [NodeType.R6GD_XLARGE, 'mx-central-1', false],
  [NodeType.of('cache.r9g.large'), 'us-east-1', undefined],
  [NodeType.M5_LARGE, 'moon-east-1', undefined],
])('%s is offered in %s: %s', (nodeType, region, offered) => {
  expect(nodeType._isOfferedIn(region)).toBe(offered);
});

test('lists of families name families that there are', () => {
  const families = new Set(constants.map(([, { family }]) => family));
  const lists = [DURABLE_FAMILIES, SCALABLE_FAMILIES, NEWER_SCALABLE_FAMILIES, GLOBAL_FAMILIES, Object.keys(MIN_MEMCACHED_VERSION)];
  expect(lists.flat().filter(family => !families.has(family))).toEqual([]);
});

test('nodes of the first generations are told apart', () => {
  expect(NodeType.of('cache.r3.large').isPreviousGeneration).toBe(true);
  expect(NodeType.R5_LARGE.isPreviousGeneration).toBe(false);
});

test("tomorrow's node type is taken, with what the user knows about it", () => {
  const plain = NodeType.of('cache.r9gd.metal-24xl');
  expect(plain).toMatchObject({ family: 'r9gd', size: 'metal-24xl', isBurstable: false, supportsDataTiering: false });
  expect(plain.vCpu ?? plain.memory ?? plain.isNitro ?? plain.minRedisVersion).toBeUndefined();

  const told = NodeType.of('cache.r9gd.large', {
    vCpu: 4, memory: Size.gibibytes(32), isNitro: true, supportsDataTiering: true, minRedisVersion: '7.1',
  });
  expect(told).toMatchObject({ vCpu: 4, isNitro: true, supportsDataTiering: true, minRedisVersion: '7.1' });
  expect(told.memory?.toGibibytes()).toBe(32);
});

test('what the user says goes before what is listed', () => {
  expect(NodeType.of('cache.r7g.large', { minRedisVersion: '7.0' })).toMatchObject({ vCpu: 2, minRedisVersion: '7.0' });
});

test('a name that is only known at deployment is taken, and nothing is assumed of it', () => {
  const name = Token.asString({ Ref: 'NodeType' });
  const nodeType = NodeType.of(name);
  expect(nodeType.nodeTypeName).toBe(name);
  expect(nodeType).toMatchObject({ isBurstable: false, isPreviousGeneration: false, supportsDataTiering: false });
  expect(nodeType.family ?? nodeType.size ?? nodeType.vCpu ?? nodeType.memory ?? nodeType.isNitro).toBeUndefined();
});

test.each([
  ['r7g.large', "NodeType.of('cache.r7g.large')"],
  ['CACHE.R7G.LARGE', "NodeType.of('cache.r7g.large')"],
  [' cache.t4g.micro ', "NodeType.of('cache.t4g.micro')"],
  ['R7G_LARGE', "NodeType.of('cache.r7g.large')"],
  ['', "NodeType.of('cache.r7g.large')"],
])("fails when the name is '%s', and says what to write", (name, advice) => {
  const failing = () => NodeType.of(name);
  expect(failing).toThrow(`'nodeType' must look like 'cache.r7g.large', got '${name}'. Use ${advice} [InvalidNodeType]`);
  expect(failing).not.toThrow(/\$\{|undefined/);
});
