import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { CfnReplicationGroup } from 'aws-cdk-lib/aws-elasticache';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { App, Stack } from 'aws-cdk-lib/core';
import { serviceFacts } from './helpers';
import { Authentication, GlobalReplicationGroup, NodeType, RedisReplicationGroup, RedisReplicationGroupProps, ValkeyReplicationGroup } from '../src';
import { codesOf, handWrittenCodes, README, sourcesOf } from '../tools/docs/read';
import { render, RULES_COMMAND, RULES_PAGE, SECTIONS } from '../tools/docs/rules';
import { run, world } from '../tools/docs/run';
import { examplesOf, snippetsOf } from '../tools/docs/snippets';
import { checksIn } from '../tools/docs/value-checks';
import { recommended } from './observe/alarms/alarms-of';

const readme = readFileSync(README, 'utf8');
const listed = SECTIONS.flatMap(({ checks }) => checks.map(({ code }) => code));

describe('docs/rules.md', () => {
  test(`says what the tables say; '${RULES_COMMAND}' makes it anew`, () => {
    expect(readFileSync(RULES_PAGE, 'utf8')).toBe(render());
  });

  test('lists each code of src once; one that is missing belongs in a section of tools/docs/rules.ts', () => {
    expect([...listed].sort()).toEqual(codesOf(sourcesOf('src')));
  });

  test('has a row for each code that is thrown: valueCheck() holds it, and no message writes a code by hand', () => {
    expect(handWrittenCodes(sourcesOf('src'))).toEqual([]);
  });

  test('refuses a check of one value whose row cannot be read', () => {
    const row = (clause: string) => `const A = valueCheck({ code: 'A', clause: ${clause}, see: 'https://docs.aws.amazon.com/' });`;
    expect(checksIn('a.ts', row("'a clause'"))).toEqual([{ code: 'A', clause: 'a clause', see: 'https://docs.aws.amazon.com/' }]);
    expect(() => checksIn('a.ts', row('CLAUSE'))).toThrow("src/a.ts: valueCheck() needs 'code', 'clause' and 'see' as literal texts");
  });

  test('gives a page of AWS for each code, and for the gate, which is not AWS\'s, one of ours or of the protocol', () => {
    const others = SECTIONS.flatMap(({ checks }) => checks).filter(({ see }) => !see.startsWith('https://docs.aws.amazon.com/'));
    expect(others.filter(({ code }) => !code.startsWith('Gate'))).toEqual([]);
    for (const { see } of others) {
      expect(see).toMatch(/^https:\/\/(github\.com\/cdk-elasticache\/cdk-elasticache\/blob\/main\/docs\/security\/sasl\.md|www\.rfc-editor\.org\/rfc\/rfc4616)$/);
    }
  });
});

describe('the codes of README.md', () => {
  test('exist', () => {
    const ends = [...readme.matchAll(/ \[([A-Z][A-Za-z]+)\] https:\S+$/gm)].map(([, code]) => code);
    const ids = [...readme.matchAll(/cdk-elasticache:([a-z][A-Za-z]+)/g)].map(([, id]) => id[0].toUpperCase() + id.slice(1));
    expect(ends.length).toBeGreaterThan(0);
    expect(ids.length).toBeGreaterThan(0);
    expect([...ends, ...ids].filter(code => !listed.includes(code))).toEqual([]);
  });
});

describe('the defaults of README.md', () => {
  const rows = new Map([...section('What you get by default').matchAll(/^\| `(.+?)` \| (.+?) \|/gm)].map(([, prop, value]) => [prop, value]));
  const stack = new Stack(new App(), 'Stack');
  const vpc = new Vpc(stack, 'Vpc');
  const redis = new RedisReplicationGroup(stack, 'Redis', { vpc });
  const resource = redis.node.defaultChild as CfnReplicationGroup;
  const valkey = new ValkeyReplicationGroup(stack, 'Valkey', { vpc }).node.defaultChild as CfnReplicationGroup;

  test.each([
    ['version', () => `Redis OSS ${resource.engineVersion}, Valkey ${valkey.engineVersion}`],
    ['nodeType', () => `\`${resource.cacheNodeType}\``],
    ['shards`, `replicas', () => `cluster mode disabled, ${resource.numCacheClusters! - 1} replica`],
    ['transitEncryption', () => `${resource.transitEncryptionMode}`],
    ['port', () => `${resource.port}`],
    ['backup', () => `daily, kept for ${resource.snapshotRetentionLimit} days`],
    ['removalPolicy', () => resource.cfnOptions.deletionPolicy!.toUpperCase()],
  ])('are those of the code: %s', (prop, actual) => {
    expect(rows.get(prop)).toBe(actual());
  });

  test('are those of the code: the rest', () => {
    expect(resource.multiAzEnabled).toBe(true);
    expect(resource.automaticFailoverEnabled).toBe(true);
    expect(resource.atRestEncryptionEnabled).toBe(true);
    expect(resource.kmsKeyId).toBeUndefined();
    expect(resource.autoMinorVersionUpgrade).toBe(true);
    expect(redis.node.findAll().filter(child => child instanceof Alarm)).toHaveLength(2 * recommended().length);
  });

  test.each(['README.md', 'examples/quickstart/README.md'])('are as many alarms as %s says, once', page => {
    const said = [...readFileSync(join(__dirname, '..', page), 'utf8').matchAll(/\b(\d+) alarms\b/g)].map(([, count]) => Number(count));
    expect(said).toEqual([2 * recommended().length]);
  });

  test('name only props that exist', () => {
    const props = readFileSync(join(__dirname, '../src/replication-group/props.ts'), 'utf8') + 'readonly version?:';
    const named = [...rows.keys()].flatMap(key => key.split('`, `'));
    expect(named.filter(prop => !props.includes(`readonly ${prop}?:`))).toEqual([]);
  });
});

describe('the cost of synthesis in README.md', () => {
  test('is what the last benchmark measured', () => {
    const { results } = JSON.parse(readFileSync(join(__dirname, '../bench/results/synth.json'), 'utf8'));
    const row = (figure: (result: any) => string) => `| ${results.map(figure).join(' | ')} |`;
    const limits = section('Honest limits');
    expect(limits).toContain(row(({ cpuRatio }) => cpuRatio.l2.median.toFixed(2)));
    expect(limits).toContain(row(({ cpuRatio }) => cpuRatio.l1.median.toFixed(2)));
    expect(limits).toContain(row(({ cpuMs }) => String(Math.round(cpuMs.library.median))));
  });
});

describe('the snippets of README.md', () => {
  const snippets = snippetsOf(readme);
  const before = process.cwd();
  const directory = mkdtempSync(join(tmpdir(), 'cdk-elasticache-docs-'));

  // the first snippet's function has its code in the directory 'function'
  beforeAll(() => {
    mkdirSync(join(directory, 'function'));
    writeFileSync(join(directory, 'function', 'index.js'), 'exports.handler = async () => undefined;');
    process.chdir(directory);
  });
  afterAll(() => {
    process.chdir(before);
    rmSync(directory, { recursive: true });
  });

  test('are at most twelve lines long, imports and blank lines left out', () => {
    const long = snippets.filter(({ code }) => code.split('\n').filter(line => line.trim() !== '' && !line.startsWith('import ')).length > 12);
    expect(long).toEqual([]);
  });

  test.each(snippets.map(snippet => [snippet.title, snippet] as const))('do what the page says: %s', (_title, { code, fixture, error }) => {
    const given = world();
    const synthesize = () => {
      run(code, fixture, given);
      given.app.synth();
    };
    expect(complaintOf(synthesize)).toBe(error);
  });
});

describe('the examples of the doc comments', () => {
  const examples = sourcesOf('src').flatMap(examplesOf);

  test('are found', () => {
    expect(examples.map(({ title }) => title)).toEqual(expect.arrayContaining(['RedisReplicationGroup', 'MemcachedCluster', 'ServerlessCache', 'NodeType']));
  });

  test.each(examples.map(({ title, code }) => [title, code]))('synthesize: %s', (_, code) => {
    const given = world();
    run(code, true, given);
    expect(complaintOf(() => given.app.synth())).toBeUndefined();
  });
});

describe('the warning of README.md about caches that were made with L1 constructs', () => {
  const warning = section('Caches that were made with L1 constructs');
  const { createOnly } = serviceFacts<Record<string, { createOnly: string[] }>>('create-only')['AWS::ElastiCache::ReplicationGroup'];
  const propertiesOf = (props: Partial<RedisReplicationGroupProps>) => {
    const stack = new Stack(new App(), 'Stack');
    const cache = new RedisReplicationGroup(stack, 'Cache', { vpc: new Vpc(stack, 'Vpc'), ...props });
    return templateOf(stack).Resources[stack.getLogicalId(cache.node.defaultChild as CfnReplicationGroup)].Properties;
  };

  test('names what this library writes for every cache, and whose change replaces a cache', () => {
    const replacing = [...createOnly, 'AuthToken'].filter(name => name in propertiesOf({}));
    expect(replacing).toEqual(expect.arrayContaining(['Port', 'AuthToken']));
    expect(replacing.filter(name => !warning.includes(`| no \`${name}\``))).toEqual([]);
  });

  test('is right about a port that stays, the id of a key, and capitals', () => {
    const arn = 'arn:aws:kms:eu-west-1:111122223333:key/1234';
    const properties = propertiesOf({ port: 6379, replicationGroupName: 'Sessions', encryptionKey: Key.fromKeyArn(new Stack(), 'Key', arn) });
    expect(properties).toMatchObject({ Port: 6379, ReplicationGroupId: 'sessions', KmsKeyId: arn });
    expect(['Port', 'KmsKeyId', 'ReplicationGroupId'].filter(name => !createOnly.includes(name) || !warning.includes(`\`${name}\``))).toEqual([]);
  });
});

describe('global datastores of README.md', () => {
  const [writes, reads] = snippetsOf(section('Global datastores')).map(({ code }) => code);

  test('are two stacks: what the one gives out is what the other asks for', () => {
    const [primary, secondary] = [writes, reads].map(code => {
      const given = world();
      run(code, true, given);
      return templateOf(given.fixture!);
    });
    expect(Object.keys(primary.Outputs!)).toEqual(expect.arrayContaining(Object.keys(secondary.Parameters!).filter(id => id !== 'BootstrapVersion')));
  });

  test('are one app with crossRegionReferences, without parameters', () => {
    const app = new App();
    const stack = (id: string, region: string) => new Stack(app, id, { crossRegionReferences: true, env: { account: '111122223333', region } });
    const [here, there] = [stack('Here', 'eu-west-1'), stack('There', 'us-east-1')];
    const primary = new ValkeyReplicationGroup(here, 'Primary', {
      vpc: new Vpc(here, 'Vpc'), nodeType: NodeType.R7G_LARGE, authentication: Authentication.token({ replicaRegions: [{ region: 'us-east-1' }] }),
    });
    const secondary = new ValkeyReplicationGroup(there, 'Secondary', {
      vpc: new Vpc(there, 'Vpc'),
      globalReplicationGroup: new GlobalReplicationGroup(here, 'Global', { primary, globalReplicationGroupIdSuffix: 'sessions' }),
      authentication: Authentication.token({ secret: Secret.fromSecretNameV2(there, 'Token', primary.authTokenSecret!.secretName) }),
    });
    const { Properties } = templateOf(there).Resources[there.getLogicalId(secondary.node.defaultChild as CfnReplicationGroup)];
    expect(JSON.stringify(Properties.GlobalReplicationGroupId)).toContain('/cdk/exports/There/');
    expect(JSON.stringify(Properties.AuthToken)).toContain('/cdk/exports/There/');
  });
});

/** What synthesis ends with; what policy checks find beside the cache does not count. */
function complaintOf(synthesize: () => void): string | undefined {
  try {
    synthesize();
  } catch (error) {
    const { name, message } = error as Error;
    return name === 'ValidationFailed' && !message.includes('World/Cache/') ? undefined : message;
  }
  return undefined;
}

interface Template {
  readonly Resources: Record<string, { Type: string; Properties: Record<string, unknown> }>;
  readonly Outputs?: object;
  readonly Parameters?: object;
}

function templateOf(stack: Stack): Template {
  return (stack.node.root as App).synth().getStackByName(stack.stackName).template;
}

/** A section of README.md, by its title. */
function section(title: string): string {
  const [, found] = new RegExp(`^## ${title}$([^]*?)(?=^## |(?![^]))`, 'm').exec(readme) ?? [];
  if (found === undefined) { throw new Error(`README.md has no section '${title}'`); }
  return found;
}
