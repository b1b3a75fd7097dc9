import { Crash, World, WORLDS } from './world';

const EARLIER = [
  ['the first rotation', 0],
  ['a later rotation', 2],
] as const;
const RETRIES = [
  ['with the same version', (_world: World, version: string) => version],
  ['given up, with a new version', (world: World) => world.announce()],
] as const;

async function worldAfter(rotations: number, make: () => World): Promise<World> {
  const world = make();
  for (let i = 0; i < rotations; i++) {
    if (!await world.attempt(world.announce())) { throw new Error(`rotation ${i + 1} failed, and nothing had crashed`); }
  }
  return world;
}

/** How many calls a rotation makes. */
async function callsOfARotation(rotations: number, make: () => World): Promise<number> {
  const world = await worldAfter(rotations, make);
  world.crashAt();
  await world.attempt(world.announce());
  return world.calls;
}

function crashPoints(calls: number): Crash[] {
  return Array.from({ length: calls }, (_, i) => i + 1).flatMap(call => [{ call, when: 'before' as const }, { call, when: 'after' as const }]);
}

async function crashed(world: World, crash: Crash): Promise<string> {
  world.crashAt(crash);
  const version = world.announce();
  await world.attempt(version);
  world.crashAt();
  return version;
}

describe.each(WORLDS)('%s', (_name, make) => {
  describe.each(EARLIER)('%s', (_nth, earlier) => {
    test.each(RETRIES)('that fails before or after any call and is tried again %s completes, and locks nobody out', async (_how, retry) => {
      const crashes = crashPoints(await callsOfARotation(earlier, make));
      expect(crashes.length).toBeGreaterThan(40);
      for (const crash of crashes) {
        const world = await worldAfter(earlier, make);
        const before = world.current;
        const version = await crashed(world, crash);
        const done = world.secrets.holderOf('AWSCURRENT') === version;
        const again = retry(world, version);

        expect([crash, await world.attempt(again), world.lockouts, world.leaks]).toEqual([crash, true, [], []]);
        expect(world.secrets.holderOf('AWSCURRENT')).toBe(again);
        expect(world.current === before).toBe(false);
        expect(world.engine.accepts(world.current)).toBe(true);
        if (!done) { expect(world.engine.accepts(before)).toBe(true); }
      }
    });

    test('that failed anywhere leaves nothing behind that disturbs the next one', async () => {
      for (const crash of crashPoints(await callsOfARotation(earlier, make))) {
        const world = await worldAfter(earlier, make);
        await world.attempt(await crashed(world, crash));
        const previous = world.current;
        const changes = world.engine.changes;

        expect([crash, await world.attempt(world.announce()), world.lockouts]).toEqual([crash, true, []]);
        expect(world.engine.changes).toBe(changes + 1);
        expect(world.engine.credentials).toEqual([previous, world.current]);
        expect(world.secrets.holderOf('cdk-elasticache:sending')).toBeUndefined();
      }
    });
  });

  test.each(RETRIES)('two failures, one after the other, at any calls, lock nobody out either, tried again %s', async (_how, retry) => {
    const points = crashPoints(await callsOfARotation(2, make));
    for (const first of points) {
      for (const second of points.filter((_, i) => i % 17 === first.call % 17)) {
        const world = await worldAfter(2, make);
        const version = await crashed(world, first);
        world.crashAt(second);
        const again = retry(world, version);
        await world.attempt(again);
        world.crashAt();

        expect([first, second, await world.attempt(retry(world, again)), world.lockouts, world.leaks]).toEqual([first, second, true, [], []]);
      }
    }
  });
});

describe('a token, where a repeated ROTATE is refused', () => {
  const make = () => World.withToken('is refused');

  test.each(RETRIES)('a failure anywhere locks nobody out, and only a lost answer needs somebody to look, tried again %s', async (_how, retry) => {
    const stuck: Crash[] = [];
    for (const crash of crashPoints(await callsOfARotation(2, make))) {
      const world = await worldAfter(2, make);
      const version = await crashed(world, crash);
      if (!await world.attempt(retry(world, version))) { stuck.push(crash); }
      expect([crash, world.lockouts, world.engine.accepts(world.current)]).toEqual([crash, [], true]);
    }
    // the answer of ModifyReplicationGroup, and the calls after it that note that it came
    expect(stuck.map(({ when }) => when)).toEqual(['after', 'before', 'after', 'before']);
    expect(stuck[3].call - stuck[0].call).toBe(2);
  });
});
