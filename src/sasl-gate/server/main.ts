import { AwsCredentialsSource } from './aws-credentials';
import { Gate } from './gate';
import { jsonLines, Log, messageFor, traceOf } from './log';
import { secretsManager } from './secrets';
import { GivenSettings, parseArguments } from './settings';

const FAILED = 1;
const WRONG_ARGUMENTS = 2;

function main(): void {
  const log = jsonLines(line => process.stdout.write(line));
  process.stdout.on('error', () => undefined);
  process.on('uncaughtException', error => {
    log('failed', traceOf(error));
    process.exit(FAILED);
  });
  const settings = settingsOf(log);
  const { region } = settings;
  const source = new AwsCredentialsSource(process.env);
  const gate = new Gate(settings, secretsManager({ region, env: process.env, credentials: () => source.get() }), log);
  let ending = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (!ending) {
        ending = true;
        void gate.stop().then(() => process.exit(0));
      }
    });
  }
  log('start', { node: process.version, configuration: `${settings.configurationHost}:${settings.configurationPort}`, nodes: settings.nodes });
  gate.start().catch(error => {
    log('failed', { error: messageFor(error) });
    process.exit(FAILED);
  });
}

function settingsOf(log: Log): GivenSettings {
  // with `node -e`, there is no file name before the arguments
  const own = process.argv[1]?.startsWith('--') ? 1 : 2;
  try {
    return parseArguments(process.argv.slice(own));
  } catch (error) {
    log('failed', { error: (error as Error).message });
    return process.exit(WRONG_ARGUMENTS);
  }
}

main();
