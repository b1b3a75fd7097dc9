import { client, clusterClient, using } from './harness/cache';
import { Cdk, Outputs } from './harness/cdk';
import { run } from './harness/command';
import { deployApp } from './harness/deploy-app';
import { Deployed } from './harness/deployed';
import { Emulator } from './harness/emulator';
import { eventually } from './harness/eventually';
import { python } from './harness/python';
import { iamToken } from '../../examples/clients/iam-token';

interface Visits { readonly page: string; readonly visits: number }

const CREDENTIALS = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY', sessionToken: 'FwoGZXIvYXdz//EXAMPLE+token==' };
const NOW = new Date('2026-11-21T10:00:00Z');

let emulator: Emulator;
let cdk: Cdk;
let deployed: Deployed;
let outputs: Outputs;
let caFile: string;

beforeAll(async () => {
  ({ emulator, cdk, deployed, outputs, engines: { caFile } } = await deployApp('examples/serverless-iam'));
});

afterAll(async () => {
  await emulator?.stop();
});

const as = (user: string, token = 'any will do here') => ({ caFile, user, token });
const tokenOf = (userId: string) =>
  iamToken({ cacheName: outputs.CacheName, userId, serverless: true, region: 'us-east-1', credentials: CREDENTIALS, signingDate: NOW });

test('one function counts, the other one reads what was counted', async () => {
  const visits: number[] = [];
  for (let i = 0; i < 3; i++) {
    visits.push((await deployed.invoke<Visits>(outputs.CountFunction, { page: 'home' })).visits);
  }
  expect(visits).toEqual([1, 2, 3]);
  // from a replica, which may be a little behind
  const read = await eventually(() => deployed.invoke<Visits>(outputs.ReadFunction, { page: 'home' }), answer => answer.visits === 3);
  expect(read).toEqual({ page: 'home', visits: 3 });
  // what the README of the example shows
  console.log(`count: ${visits.join(', ')}\nread: ${JSON.stringify(read)}`);
});

test('whose user may only read counts nothing, and whose user may write does so only where it may', async () => {
  await using(clusterClient(outputs.Endpoint, as(outputs.ReaderId)), async reader => {
    const refused = await reader.incr('visits:home').catch((error: Error) => error.message);
    expect(refused).toContain('NOPERM');
    console.log(`the reader counts: ${refused}`);
  });
  await using(clusterClient(outputs.Endpoint, as(outputs.CounterId)), async counter => {
    await expect(counter.incr('other')).rejects.toThrow('NOPERM');
    await expect(counter.get('other')).rejects.toThrow('NOPERM');
  });
});

test('nobody gets in without the name of a user', async () => {
  await expect(using(client(outputs.Endpoint, { caFile }), cache => cache.ping())).rejects.toThrow('NOAUTH');
  await expect(using(client(outputs.Endpoint, as('default')), cache => cache.ping())).rejects.toThrow('WRONGPASS');
});

test('there is no secret in the account', async () => {
  expect(await deployed.secretNames()).toEqual([]);
});

test('the token for the cache and the user of this stack is what botocore signs', async () => {
  const token = await tokenOf(outputs.CounterId);
  expect(partsOf(token)).toEqual(partsOf(await botocoreToken(outputs.CounterId)));
  console.log(token);
});

test('an engine that has the token as the password of its user lets it in over TLS, and no other one', async () => {
  const [mine, anothers] = await Promise.all([tokenOf(outputs.CounterId), tokenOf(outputs.ReaderId)]);
  // the emulator passes on to the launcher of the engines what it is asked on its leash
  await emulator.ask('updateUsers', {
    name: `serverless/${outputs.CacheName}`,
    users: [{ name: outputs.CounterId, accessString: 'on ~visits:* +@all', passwords: [mine] }],
  });
  await using(clusterClient(outputs.Endpoint, as(outputs.CounterId, mine)), async counter => {
    expect(await counter.incr('visits:home')).toBe(4);
  });
  await expect(using(client(outputs.Endpoint, as(outputs.CounterId, anothers)), cache => cache.ping())).rejects.toThrow('WRONGPASS');
});

test('destroying the stack leaves no engine behind', async () => {
  await cdk.destroy();
  expect(await emulator.engines()).toMatchObject({ replicationGroups: [] });
  expect(await emulator.stop()).toEqual([]);
});

/** What the AWS SDK for Python signs, with its clock at that time. */
async function botocoreToken(userId: string): Promise<string> {
  const signing = `
import datetime, sys
import botocore.auth
from botocore.credentials import Credentials
from botocore.hooks import HierarchicalEmitter
from botocore.model import ServiceId
from botocore.signers import RequestSigner
now, cache, user, *keys = sys.argv[1:]
botocore.auth.get_current_datetime = lambda *_, **__: datetime.datetime.fromisoformat(now)
events = HierarchicalEmitter()
signer = RequestSigner(ServiceId('elasticache'), 'us-east-1', 'elasticache', 'v4', Credentials(*keys), events)
print(signer.generate_presigned_url(
    {'method': 'GET', 'url': f'https://{cache}/?Action=connect&User={user}&ResourceType=ServerlessCache', 'body': {}, 'headers': {}, 'context': {}},
    operation_name='connect', expires_in=900, region_name='us-east-1'))`;
  const { accessKeyId, secretAccessKey, sessionToken } = CREDENTIALS;
  const time = NOW.toISOString().slice(0, 19);
  const said = await run('botocore', await python(() => undefined),
    ['-c', signing, time, outputs.CacheName, userId, accessKeyId, secretAccessKey, sessionToken]);
  return said.trim().replace('https://', '');
}

/** The order of a query does not matter: it is signed as sorted. */
function partsOf(token: string): string[] {
  const [host, query] = token.split('?');
  return [host, ...query.split('&').sort()];
}
