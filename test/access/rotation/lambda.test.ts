import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { handler } from '../../../src/access/rotation/rotation.lambda';

/** What the services were asked, by the clients of the SDK: the one JSON, the other forms and XML. */
const asked: Array<{ action: string; input: Record<string, string> }> = [];
const SECRETS: Record<string, object> = {
  DescribeSecret: { VersionIdsToStages: { v0: ['AWSCURRENT'], v1: ['AWSPENDING'] } },
  GetSecretValue: { SecretString: 'a-token-0123456789' },
  UpdateSecretVersionStage: {},
};
const GROUPS = `<DescribeReplicationGroupsResponse><DescribeReplicationGroupsResult><ReplicationGroups><ReplicationGroup>
  <Status>available</Status><PendingModifiedValues/></ReplicationGroup></ReplicationGroups></DescribeReplicationGroupsResult></DescribeReplicationGroupsResponse>`;

let server: Server;
const environment = { ...process.env };

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const body = (await request.toArray()).join('');
    const target = request.headers['x-amz-target'] as string | undefined;
    const action = target?.split('.')[1] ?? new URLSearchParams(body).get('Action')!;
    asked.push({ action, input: target ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body)) });
    response.statusCode = action.startsWith('Modify') ? 503 : 200;
    response.end(target ? JSON.stringify(SECRETS[action]) : response.statusCode === 200 ? GROUPS : '');
  });
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
  // the clients read it when they are first used
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'id',
    AWS_SECRET_ACCESS_KEY: 'key',
    REPLICATION_GROUP_ID: 'shop',
  });
});
afterAll(() => {
  process.env = environment;
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  asked.length = 0;
  jest.spyOn(console, 'log').mockImplementation(() => {});
});

const run = (Step: string) => handler({ SecretId: 'arn', ClientRequestToken: 'v1', Step }, { getRemainingTimeInMillis: () => 900_000 });

test('the clients of the SDK speak with both services', async () => {
  await run('testSecret');
  expect(asked.map(({ action }) => action)).toEqual(['DescribeSecret', 'GetSecretValue', 'DescribeReplicationGroups']);
  expect(asked[2].input).toMatchObject({ ReplicationGroupId: 'shop' });
});

test('a change is sent once, even when the answer is an error that the SDK would send it again for', async () => {
  await expect(run('setSecret')).rejects.toThrow(/^setSecret: /);
  const changes = asked.filter(({ action }) => action === 'ModifyReplicationGroup');
  expect(changes.map(({ input }) => input)).toEqual([expect.objectContaining({
    ReplicationGroupId: 'shop', AuthToken: 'a-token-0123456789', AuthTokenUpdateStrategy: 'ROTATE', ApplyImmediately: 'true',
  })]);
});
