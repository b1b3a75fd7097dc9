import * as path from 'node:path';
import { build } from './harness/build';
import { client, parseEndpoint, plaintextClient, using } from './harness/cache';
import { Cdk, Outputs } from './harness/cdk';
import { stopCommands } from './harness/command';
import { Deployed } from './harness/deployed';
import { Emulator } from './harness/emulator';
import { createdResource, Narrator } from './harness/narrator';
import { REPOSITORY } from './harness/paths';
import { python } from './harness/python';

const KEEP = '--keep';

let emulator: Emulator | undefined;
let interrupted = false;

/** npm run demo [-- --keep]: deploys examples/quickstart to this machine, uses it, destroys it. */
async function main(args: readonly string[]): Promise<void> {
  const unknown = args.find(arg => arg !== KEEP);
  if (unknown) {
    throw new Error(`the demo doesn't know '${unknown}'; it knows ${KEEP}`);
  }
  const keep = args.includes(KEEP);
  const narrator = new Narrator(keep ? 4 : 5);
  narrator.tell('A Redis cache from the AWS CDK, deployed to this machine: no AWS account, no Docker, nothing to pay.');

  await narrator.during('Preparing: the library and the emulator', async say => {
    await build(say);
    await python(say);
  });
  const running = await narrator.during('Starting AWS on this machine (MiniStack)', async say => {
    emulator = await Emulator.start(say);
    const cdk = new Cdk({ emulator, app: path.join(REPOSITORY, 'examples', 'quickstart') });
    say(`${emulator.endpoint}; cdk bootstrap`);
    await cdk.bootstrap();
    return { emulator, cdk };
  });
  const outputs = await narrator.during('Deploying examples/quickstart (cdk deploy)', async say =>
    (await running.cdk.deploy(line => show(line, say))).outputs);
  await narrator.during('Using the cache', say => use(running.emulator, outputs, say));
  if (keep) {
    await explain(running.emulator, outputs, line => narrator.tell(line));
    await running.emulator.ended;
    throw new Error('the emulator has ended');
  }
  return narrator.during('Destroying the stack (cdk destroy)', async say => {
    await running.cdk.destroy();
    await stop();
    say('everything is gone; npm run demo -- --keep leaves it running to play with');
  });
}

/** Of all that the CLI says, what was created. */
function show(line: string, say: (line: string) => void): void {
  const created = createdResource(line);
  if (created) {
    say(created);
  }
}

async function use(running: Emulator, outputs: Outputs, say: (line: string) => void): Promise<void> {
  const deployed = new Deployed(running);
  const engines = await running.engines();
  const [{ engine, nodes }] = engines.replicationGroups;
  say(`the replication group ${outputs.ReplicationGroupId} has ${nodes.length} nodes: real ${engine.name} ${engine.version} servers`);
  say(`${(await deployed.cacheAlarms()).length} alarms watch them`);

  const payload = { key: 'greeting', value: 'hello from the cache' };
  say(`the function, called with ${JSON.stringify(payload)}, answers`);
  say(`  ${JSON.stringify(await deployed.invoke(outputs.FunctionName, payload))}`);

  const access = { caFile: engines.caFile, token: await deployed.secret(outputs.TokenSecretArn) };
  say('and what a client of this machine is told:');
  const { PrimaryEndpoint, ReaderEndpoint } = outputs;
  say(`  with the token           GET greeting: ${await said(using(client(PrimaryEndpoint, access), c => c.get('greeting')))}`);
  say(`  from the reader          GET greeting: ${await said(using(client(ReaderEndpoint, access), c => c.get('greeting')))}`);
  say(`  a write to the reader    ${await said(using(client(ReaderEndpoint, access), c => c.set('greeting', 'bye')))}`);
  say(`  without the token        ${await said(using(client(PrimaryEndpoint, { ...access, token: undefined }), c => c.ping()))}`);
  say(`  without TLS              ${await said(using(plaintextClient(PrimaryEndpoint, access.token), c => c.ping()))}`);
}

async function said(work: Promise<unknown>): Promise<string> {
  return work.then(answer => String(answer), (error: Error) => `refused (${error.message.split(/[.,]? (?:HELLO|You|invalid)/)[0]})`);
}

async function explain(running: Emulator, outputs: Outputs, tell: (line?: string) => void): Promise<void> {
  const { caFile } = await running.engines();
  const { port } = parseEndpoint(outputs.PrimaryEndpoint);
  tell();
  tell('It runs until you press Ctrl-C.');
  tell();
  tell(`  primary endpoint   ${outputs.PrimaryEndpoint}`);
  tell(`  reader endpoint    ${outputs.ReaderEndpoint}`);
  tell(`  certificates       ${caFile}`);
  tell(`  AWS endpoint       ${running.endpoint}`);
  tell();
  tell('  the token:');
  tell(`    curl -s ${running.endpoint} -H 'X-Amz-Target: secretsmanager.GetSecretValue' \\`);
  tell(`      -H 'Content-Type: application/x-amz-json-1.1' -d '{"SecretId":"${outputs.TokenSecretArn}"}'`);
  tell('  a session (valkey-cli does as well; it asks for the token):');
  tell(`    redis-cli --tls --cacert ${caFile} -h 127.0.0.1 -p ${port} --askpass`);
}

async function stop(): Promise<void> {
  stopCommands();
  const left = await emulator?.stop() ?? [];
  if (left.length > 0) {
    throw new Error(`these processes are still there: ${left.join(', ')}`);
  }
}

function interrupt(): void {
  if (!interrupted) {
    interrupted = true;
    process.stdout.write('\nstopping; everything that was started goes with it\n');
    stop().then(() => process.exit(130), () => process.exit(1));
  }
}

// the SDK announces which Node it will need one day
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, interrupt);
}
main(process.argv.slice(2)).then(() => process.exit(0), async (error: Error) => {
  if (!interrupted) {
    await stop().catch(() => undefined);
    console.error(`\nthe demo stopped: ${error.message}`);
    process.exit(1);
  }
});
