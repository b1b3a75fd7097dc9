import { spawnSync } from 'node:child_process';
import { GATE_DEFAULTS, gateArguments, gateCommand, GateSettings, healthCommand, parseArguments } from '../../../src/sasl-gate/server/settings';

const LEAST: GateSettings = {
  configurationHost: 'cache.abc.cfg.euw1.cache.amazonaws.com',
  configurationPort: 11211,
  transitEncryption: true,
  nodes: 3,
  firstPort: 11211,
  healthPort: 8080,
  region: 'eu-west-1',
  credentialsSecretArn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:login-a1b2c3',
};
const ALL: GateSettings = {
  ...LEAST,
  certificateSecretArn: 'arn:certificate',
  listenHost: '127.0.0.1',
  loginSeconds: 2,
  pendingConnections: 10,
  pendingPerAddress: 5,
  secretSeconds: 0.5,
  discoverySeconds: 1,
  drainSeconds: 3,
};

test('what is written as arguments is read as the same settings', () => {
  expect(parseArguments(gateArguments(ALL))).toEqual(ALL);
  expect(parseArguments(gateArguments(LEAST))).toEqual({ ...LEAST, ...GATE_DEFAULTS });
});

test('arguments are named like the settings', () => {
  expect(gateArguments(LEAST)).toEqual([
    '--configuration-host=cache.abc.cfg.euw1.cache.amazonaws.com', '--configuration-port=11211', '--transit-encryption=true', '--nodes=3', '--first-port=11211',
    '--health-port=8080', '--region=eu-west-1', '--credentials-secret-arn=arn:aws:secretsmanager:eu-west-1:111122223333:secret:login-a1b2c3',
  ]);
});

test('a host or port that is not known yet passes as it is', () => {
  expect(gateArguments({ ...LEAST, configurationPort: '${Token[TOKEN.7]}' })).toContain('--configuration-port=${Token[TOKEN.7]}');
});

test('all that is wrong is said at once', () => {
  const refused = () => parseArguments(['--nodes=0', '--nodes=1', '--transit-encryption=yes', '--configuration-port=70000', '--region=', '--drain-seconds=-1', '--frist-port=1', 'x']);
  for (const sentence of [
    "'--nodes' must be a whole number from 1 to 100000, got '0'",
    "'--nodes' was given twice",
    "'--transit-encryption' must be 'true' or 'false', got 'yes'",
    "'--configuration-port' must be a port from 1 to 65535, got '70000'",
    "'--region' must be some text, got ''",
    "'--drain-seconds' must be seconds, more than 0 and at most 3600, got '-1'",
    "unknown argument '--frist-port'; known: --configuration-host,",
    "unknown argument 'x'",
    "'--first-port' is missing",
    "'--credentials-secret-arn' is missing",
  ]) {
    expect(refused).toThrow(sentence);
  }
});

test('node gives the code its arguments behind two dashes', () => {
  const { stdout } = spawnSync(process.execPath, gateCommand('console.log(JSON.stringify(process.argv.slice(1)))', LEAST), { encoding: 'utf8' });
  expect(JSON.parse(stdout)).toEqual(gateArguments(LEAST));
});

test('the health check is a command for the container, and fails where nothing listens', () => {
  const [form, program, ...args] = healthCommand({ healthPort: 1 });
  expect([form, program]).toEqual(['CMD', 'node']);
  expect(spawnSync(process.execPath, args).status).toBe(1);
});
