import { REPEATED_ROTATE, FakeReplicationGroup, FakeUser } from './fakes';
import { STEP_NAMES, World } from './world';

/**
 * AWS's pages disagree on whether an update of the resource resolves the reference to the secret again. If it does, then
 * CloudFormation sends the current credential, without a strategy; if not, it sends nothing.
 */
const UPDATES: Array<[string, (world: World) => Promise<void>]> = [
  ['sends the current credential again', async world => {
    if (world.engine instanceof FakeUser) { await world.engine.modifyUser({ Passwords: [world.current] }); }
    if (world.engine instanceof FakeReplicationGroup) { await world.engine.modifyReplicationGroup({ AuthToken: world.current }); }
    world.clock.now += world.engine.changeTakes;
  }],
  ['sends nothing', async () => {}],
];
const KINDS: Array<[string, () => World]> = [
  ...Object.keys(REPEATED_ROTATE).filter(repeated => repeated !== 'is refused')
    .map((repeated): [string, () => World] => [`a token, where a repeated ROTATE ${repeated}`, () => World.withToken(repeated)]),
  ['a user', () => World.withUser()],
];

describe.each(UPDATES)('a stack update that %s', (_what, update) => {
  describe.each(KINDS)('for %s', (_kind, make) => {
    test('before, between and after rotations leaves the current credential valid', async () => {
      const world = make();
      for (let i = 0; i < 3; i++) {
        await update(world);
        await update(world);
        expect(world.engine.accepts(world.current)).toBe(true);
        expect(await world.attempt(world.announce())).toBe(true);
      }
      await update(world);
      expect([world.engine.accepts(world.current), world.lockouts]).toEqual([true, []]);
    });

    test.each(STEP_NAMES)('after the step %s of a rotation locks nobody out, and the rotation completes', async step => {
      const world = make();
      await world.attempt(world.announce());
      const version = world.announce();
      for (const before of STEP_NAMES.slice(0, STEP_NAMES.indexOf(step) + 1)) { await world.invoke(before, version); }
      await update(world);
      await world.attempt(version);
      expect([await world.attempt(version), world.lockouts, world.engine.accepts(world.current)]).toEqual([true, [], true]);
      expect(world.secrets.holderOf('AWSCURRENT')).toBe(version);
    });
  });
});
