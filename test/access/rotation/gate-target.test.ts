import { FakeSecrets } from './fakes';
import { STEP_NAMES } from './world';
import { GateTarget } from '../../../src/access/rotation/handler/gate-target';
import { run } from '../../../src/access/rotation/handler/run';

const ARN = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:login-abcdef';
const FIRST = { username: 'app', password: 'first-password-0123456789', note: 'kept' };

/** A secret that a gate reads, and Secrets Manager, which calls the function. */
class Gate {
  public readonly secrets = new FakeSecrets(JSON.stringify(FIRST));
  public readonly logged: string[] = [];
  private versions = 0;

  public announce(): string {
    const version = `v${++this.versions}`;
    this.secrets.announce(version);
    return version;
  }

  public async invoke(Step: string, version: string): Promise<void> {
    const log = jest.spyOn(console, 'log').mockImplementation(line => void this.logged.push(String(line)));
    try {
      await run({ SecretId: ARN, ClientRequestToken: version, Step }, this.secrets, new GateTarget());
    } finally {
      log.mockRestore();
    }
  }

  public async rotate(version = this.announce(), times = 1): Promise<void> {
    for (const step of STEP_NAMES) {
      for (let i = 0; i < times; i++) { await this.invoke(step, version); }
    }
  }

  /** Whom the gate lets in: it reads the current version and the one before. */
  public get passwords(): string[] {
    return ['AWSCURRENT', 'AWSPREVIOUS'].flatMap(label => {
      const holder = this.secrets.holderOf(label);
      return holder ? [JSON.parse(this.secrets.versions.get(holder)!.text!).password] : [];
    });
  }
}

test('five rotations in a row: each password is new, and the one before is let in until the next', async () => {
  const gate = new Gate();
  const passwords = [FIRST.password];
  for (let i = 0; i < 5; i++) {
    await gate.rotate();
    passwords.unshift(gate.passwords[0]);
    expect(gate.passwords).toEqual(passwords.slice(0, 2));
  }
  expect(new Set(passwords).size).toBe(6);
});

test('only the password changes: user name and other fields stay', async () => {
  const gate = new Gate();
  await gate.rotate();
  expect(JSON.parse(gate.secrets.current)).toEqual({ ...FIRST, password: expect.stringMatching(/^[A-Za-z0-9]{64}$/) });
});

test('each step run twice changes nothing more', async () => {
  const gate = new Gate();
  const version = gate.announce();
  await gate.rotate(version, 2);
  const { current } = gate.secrets;
  await gate.rotate(version);
  expect(gate.secrets.current).toBe(current);
  expect(gate.passwords).toEqual([JSON.parse(current).password, FIRST.password]);
});

test.each(STEP_NAMES.slice(0, 3))('a rotation that ends after %s locks nobody out, and the next one takes its password over or makes another', async last => {
  const gate = new Gate();
  const version = gate.announce();
  for (const step of STEP_NAMES.slice(0, STEP_NAMES.indexOf(last) + 1)) { await gate.invoke(step, version); }
  expect(gate.passwords).toEqual([FIRST.password]);
  await gate.rotate();
  expect(gate.passwords).toEqual([expect.not.stringMatching(FIRST.password), FIRST.password]);
});

test('no password is written to the log', async () => {
  const gate = new Gate();
  await gate.rotate();
  for (const text of gate.secrets.texts) {
    expect(gate.logged.join('\n')).not.toContain(JSON.parse(text).password);
  }
});

test('a secret that is not JSON, or has no password, is refused without a word of it', async () => {
  const gate = new Gate();
  gate.secrets.versions.get('v0')!.text = 'correct horse battery staple';
  await expect(gate.invoke('createSecret', gate.announce())).rejects.toThrow(/^createSecret: /);
  expect(gate.logged.join('\n')).not.toContain('horse');
});
