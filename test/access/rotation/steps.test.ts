import { REPEATED_ROTATE } from './fakes';
import { STEP_NAMES, World, WORLDS } from './world';

const MINUTE = 60_000;
const SENDING = 'cdk-elasticache:sending';
const ACCEPTED = 'cdk-elasticache:accepted';
const ALL_TOKENS = Object.keys(REPEATED_ROTATE).map((repeated): [string, () => World] => [`a token, where a repeated ROTATE ${repeated}`, () => World.withToken(repeated)]);
const EVERY = [...ALL_TOKENS, WORLDS.at(-1)!];
const tokenWorld = () => World.withToken('drops the oldest');

async function through(world: World, version: string, last: string): Promise<void> {
  for (const step of STEP_NAMES.slice(0, STEP_NAMES.indexOf(last) + 1)) { await world.invoke(step, version); }
}

describe.each(EVERY)('%s', (_name, make) => {
  test('five rotations in a row: the credential before stays valid, the one before that does not, nobody is locked out', async () => {
    const world = make();
    const credentials = [world.current];
    for (let i = 0; i < 5; i++) {
      expect(await world.attempt(world.announce())).toBe(true);
      credentials.push(world.current);
      expect(world.engine.credentials).toEqual(credentials.slice(-2));
    }
    expect(new Set(credentials).size).toBe(6);
    expect([world.engine.changes, world.lockouts, world.leaks]).toEqual([5, [], []]);
  });

  test('each step run twice changes nothing more', async () => {
    const world = make();
    expect(await world.attempt(world.announce(), 2)).toBe(true);
    expect(await world.attempt(world.announce(), 2)).toBe(true);
    expect([world.engine.changes, world.lockouts]).toEqual([2, []]);
  });

  test('a rotation that is run again as a whole after it was done changes nothing', async () => {
    const world = make();
    const version = world.announce();
    await world.attempt(version);
    const current = world.current;
    expect(await world.attempt(version)).toBe(true);
    expect([world.current, world.engine.changes]).toEqual([current, 1]);
  });

  test('a change that takes longer than the function runs is waited for by the next attempt, and not asked for again', async () => {
    const world = make();
    world.engine.changeTakes = 40 * MINUTE;
    const version = world.announce();
    await world.invoke('createSecret', version);
    await expect(world.invoke('setSecret', version)).rejects.toThrow(/is 'modifying' and the function's time is up; the next attempt continues$/);
    await expect(world.invoke('setSecret', version)).rejects.toThrow('time is up');
    expect(await world.attempt(version)).toBe(true);
    expect([world.engine.changes, world.lockouts]).toEqual([1, []]);
  });

  test('a version is filled with 64 new letters and digits', async () => {
    const world = make();
    await world.attempt(world.announce());
    expect(world.current).toMatch(/^[A-Za-z0-9]{64}$/);
  });

  test('applications read the new credential only after ElastiCache has it', async () => {
    const world = make();
    const before = world.current;
    const version = world.announce();
    await through(world, version, 'testSecret');
    expect([world.current, world.engine.credentials.length]).toEqual([before, 2]);
    await world.invoke('finishSecret', version);
    expect([world.current !== before, world.engine.accepts(world.current)]).toEqual([true, true]);
  });
});

describe('setSecret', () => {
  test('waits for a change that somebody else makes', async () => {
    const world = tokenWorld();
    const version = world.announce();
    await world.invoke('createSecret', version);
    await (world.engine as any).modifyReplicationGroup({ AuthToken: world.current });
    await world.invoke('setSecret', version);
    expect([world.engine.changes, world.engine.accepts(world.current)]).toEqual([2, true]);
  });

  test('labels the version before and after it asks', async () => {
    const world = tokenWorld();
    const version = world.announce();
    await through(world, version, 'setSecret');
    expect([world.secrets.holderOf(SENDING), world.secrets.holderOf(ACCEPTED)]).toEqual([version, version]);
    await through(world, version, 'finishSecret');
    expect([world.secrets.holderOf(SENDING), world.secrets.holderOf(ACCEPTED)]).toEqual([undefined, version]);
  });

  test.each(['deleting', 'create-failed'])('fails at once when the cache is %s', async Status => {
    const world = tokenWorld();
    world.engine.changeTakes = 0;
    jest.spyOn(world.engine as any, 'describeReplicationGroups').mockResolvedValue({ ReplicationGroups: [{ Status }] });
    const version = world.announce();
    await world.invoke('createSecret', version);
    await expect(world.invoke('setSecret', version)).rejects.toThrow(`setSecret: the replication group 'shop' is '${Status}'`);
    expect(world.clock.now).toBe(0);
  });
});

describe('finishSecret', () => {
  test('fails when ElastiCache was not asked, and leaves the current version', async () => {
    const world = tokenWorld();
    const version = world.announce();
    await world.invoke('createSecret', version);
    await expect(world.invoke('finishSecret', version)).rejects.toThrow('the rotation must start over');
    expect(world.secrets.holderOf('AWSCURRENT')).toBe('v0');
  });

  test('fails when something else took the pending password away; the rotation then starts over and completes', async () => {
    const world = World.withUser();
    const version = world.announce();
    await through(world, version, 'testSecret');
    await (world.engine as any).modifyUser({ Passwords: [world.current] });
    await expect(world.invoke('finishSecret', version)).rejects.toThrow('something else has replaced it');
    expect([await world.attempt(version), world.lockouts]).toEqual([true, []]);
    expect(world.secrets.holderOf('AWSCURRENT')).toBe(version);
  });
});

describe('testSecret', () => {
  test('can be run alone, as Secrets Manager does for a new schedule, and changes nothing', async () => {
    const world = tokenWorld();
    await world.invoke('testSecret', world.announce());
    await world.invoke('testSecret', 'never-announced');
    expect([world.engine.changes, world.secrets.holderOf('AWSCURRENT')]).toEqual([0, 'v0']);
  });

  test.each(['plain text', '[]', 'null', '{"username":"shop"}'])('fails for a user whose secret is %s, without quoting it', async text => {
    const world = World.withUser();
    world.secrets.versions.get('v0')!.text = text;
    jest.spyOn(world as any, 'look').mockReturnValue(undefined);
    const failure = await world.invoke('testSecret', world.announce()).catch(e => e.message);
    expect(failure).toMatch(/^testSecret: the secret (is not a JSON object with|has no) (the )?field 'password'$/);
    expect(world.logged.join().includes(text)).toBe(false);
  });
});

describe('a version', () => {
  test.each(['createSecret', 'setSecret', 'finishSecret'])('that is not pending fails in %s', async step => {
    const world = tokenWorld();
    const version = world.announce();
    await through(world, version, 'setSecret');
    world.announce();
    await expect(world.invoke(step, version)).rejects.toThrow('is not labelled AWSPENDING');
  });

  test('that Secrets Manager did not announce is made by createSecret', async () => {
    const world = tokenWorld();
    await world.invoke('createSecret', 'v9');
    expect(world.secrets.holderOf('AWSPENDING')).toBe('v9');
  });
});

test('the other fields of a user\'s secret stay', async () => {
  const world = World.withUser();
  await world.attempt(world.announce());
  expect(JSON.parse(world.secrets.current)).toEqual({ username: 'shop', password: world.current, engine: 'valkey' });
});

test('when somebody went back to the version before, the next rotation locks nobody out, and does not use the given-up one again', async () => {
  for (const repeated of ['makes it the newest', 'drops the oldest']) {
    const world = World.withToken(repeated);
    await world.attempt(world.announce());
    await world.attempt(world.announce());
    const leaked = world.current;
    await world.secrets.updateSecretVersionStage({ SecretId: '', VersionStage: 'AWSCURRENT', MoveToVersionId: 'v1', RemoveFromVersionId: 'v2' });
    expect([await world.attempt(world.announce()), world.lockouts]).toEqual([true, []]);
    expect(world.engine.accepts(leaked)).toBe(false);
  }
});

test('two rotations in a row revoke a leaked token', async () => {
  const world = tokenWorld();
  const leaked = world.current;
  await world.attempt(world.announce());
  expect(world.engine.accepts(leaked)).toBe(true);
  await world.attempt(world.announce());
  expect(world.engine.accepts(leaked)).toBe(false);
});

test('one line is logged for a step: the secret, the version, the step and how it went', async () => {
  const world = tokenWorld();
  await world.attempt(world.announce());
  expect(world.logged.map(line => JSON.parse(line))).toEqual(STEP_NAMES.map(step => ({
    secret: expect.stringMatching(/^arn:/), version: 'v1', step, outcome: 'done', detail: expect.any(String),
  })));
});

test('of an error of the service, the name and the request are logged, and not the words, which may quote the token', async () => {
  const world = tokenWorld();
  const version = world.announce();
  await world.invoke('createSecret', version);
  jest.spyOn(world.engine as any, 'modifyReplicationGroup').mockImplementation(async (input: any) => {
    throw Object.assign(new Error(`Invalid AuthToken: ${input.AuthToken}`), { name: 'InvalidParameterValueException', $metadata: { requestId: 'r-1' } });
  });
  await expect(world.invoke('setSecret', version)).rejects.toThrow(/^setSecret: InvalidParameterValueException, request r-1$/);
  expect(world.leaks).toEqual([]);
});

test.each(['dropSecret', 'constructor'])('an unknown step fails: %s', async step => {
  await expect(tokenWorld().invoke(step, 'v1')).rejects.toThrow(`${step}: there is no such step`);
});
