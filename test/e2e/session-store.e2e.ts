import * as path from 'node:path';
import { Browser, Page } from 'playwright-core';
import { Balancer } from './harness/balancer';
import { openPage, screenshot, startBrowser } from './harness/browser';
import { client, using } from './harness/cache';
import { Cdk, Outputs } from './harness/cdk';
import { deployApp } from './harness/deploy-app';
import { Deployed } from './harness/deployed';
import { Emulator } from './harness/emulator';
import { eventually } from './harness/eventually';
import { Instance, Instances } from './harness/instances';
import { REPOSITORY } from './harness/paths';

const EXAMPLE = path.join(REPOSITORY, 'examples', 'session-store');
/** What the shop says of itself. */
const SESSION_SECONDS = 30 * 60;

let emulator: Emulator;
let cdk: Cdk;
let deployed: Deployed;
let outputs: Outputs;
let password: string;
let instances: Instances;
let first: Instance;
let balancer: Balancer;
let browser: Browser;
let page: Page;
let errors: readonly string[];

beforeAll(async () => {
  // no image is built or pushed: its program runs as processes
  process.env.CDK_DOCKER = 'true';
  const certificateArn = 'arn:aws:acm:us-east-1:000000000000:certificate/00000000-0000-0000-0000-000000000000';
  ({ emulator, cdk, deployed, outputs } = await deployApp('examples/session-store', { certificateArn }));
  password = await deployed.secret(outputs.PasswordSecretArn);
  instances = new Instances({ emulator, runtime: path.join(EXAMPLE, 'runtime'), programs: ['server'] });
  const both = await Promise.all([instances.start(), instances.start()]);
  [first] = both;
  balancer = await Balancer.start(both.map(({ url }) => url));
  browser = await startBrowser();
  ({ page, errors } = await openPage(browser, balancer.url));
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await balancer?.stop();
  instances?.end();
  await emulator?.stop();
});

const text = (id: string) => page.locator(`#${id}`).innerText();
const instance = () => text('instance');
const title = async () => (await page.title()).split(' · ')[0];
const idOf = (cookie: string) => /^s:([^.]+)\./.exec(decodeURIComponent(cookie))![1];

async function sessionCookie() {
  return (await page.context().cookies()).find(({ name }) => name === 'session')!;
}

async function logIn(with_: string): Promise<void> {
  await page.getByLabel('Name').fill('ada');
  await page.getByLabel('Password').fill(with_);
  await page.getByRole('button', { name: 'Log in' }).click();
}

/** Works with the cache as an operator would, with the token of the stack. */
async function inCache<T>(work: (cache: ReturnType<typeof client>) => Promise<T>): Promise<T> {
  const { caFile } = await emulator.engines();
  const token = await deployed.secret(outputs.TokenSecretArn);
  return using(client(outputs.Cache, { caFile, token }), work);
}

test('a visitor who is not logged in is sent to the login page', async () => {
  await page.goto('/');
  expect(await title()).toBe('Log in');
  const { bytes, largest } = await screenshot(page, path.join(EXAMPLE, 'login.png'));
  expect(bytes).toBeLessThan(largest);
});

test('a wrong password is refused', async () => {
  await logIn('another');
  expect(await page.getByRole('alert').innerText()).toBe('Name or password is wrong.');
});

test('logging in gives the session a new id, and the id from before is worth nothing', async () => {
  const before = await sessionCookie();
  await logIn(password);
  expect(await text('user')).toBe('ada');
  const after = await sessionCookie();
  expect(idOf(after.value)).not.toBe(idOf(before.value));
  expect(await inCache(cache => cache.exists([`session:${idOf(before.value)}`, `session:${idOf(after.value)}`]))).toBe(1);
});

test('the cookie is kept from scripts, from plain text and from other sites', async () => {
  expect(await sessionCookie()).toMatchObject({ secure: true, httpOnly: true, sameSite: 'Lax' });
  expect(await page.evaluate('document.cookie')).toBe('');
});

test('who has logged in on one instance is logged in on the other', async () => {
  const seen = new Set<string>();
  for (let i = 0; i < 4; i++) {
    await page.goto('/');
    expect(await text('user')).toBe('ada');
    seen.add(await instance());
    // the page and its stylesheet are two turns; a third one, so that the next page comes from the other instance
    await page.request.get('/health');
  }
  expect(seen.size).toBe(2);
});

test('what one instance puts into the cart, the other one shows', async () => {
  balancer.answered.length = 0;
  for (const product of ['Green tea', 'Stoneware cup', 'Green tea', 'Cast-iron kettle', 'Green tea']) {
    await page.getByRole('button', { name: `Add ${product}` }).click();
  }
  expect([await text('count-tea'), await text('count-cup'), await text('count-kettle'), await text('total')]).toEqual(['3', '1', '1', '97 €']);
  const [posts, gets] = ['POST /cart', 'GET /'].map(wanted => balancer.answered.filter(({ request }) => request === wanted).map(({ target }) => target));
  expect(posts).toHaveLength(5);
  expect(gets).toHaveLength(5);
  posts.forEach((target, i) => expect(gets[i]).not.toBe(target));
  const { bytes, largest } = await screenshot(page, path.join(EXAMPLE, 'cart.png'));
  expect(bytes).toBeLessThan(largest);
});

test('a form that does not carry the token of the session is refused', async () => {
  const forged = await page.request.post('/cart', { form: { product: 'kettle', csrf: 'guessed' } });
  expect(forged.status()).toBe(403);
  await page.goto('/');
  expect(await text('count-kettle')).toBe('1');
});

test('an instance is lost, and nobody is logged out', async () => {
  await first.kill();
  const seen = new Set<string>();
  for (let i = 0; i < 3; i++) {
    await page.goto('/');
    expect([await text('user'), await text('total')]).toEqual(['ada', '97 €']);
    seen.add(await instance());
  }
  expect(seen.size).toBe(1);
});

test('the primary of the cache is lost, and nobody is logged out', async () => {
  const nodes = async () => (await emulator.engines()).replicationGroups[0].nodes;
  const primary = (await nodes()).find(({ role }) => role === 'primary')!;
  expect(await inCache(cache => cache.wait(1, 5000))).toBe(1);
  process.kill(primary.pid, 'SIGKILL');
  await eventually(nodes, now => now.some(({ role, pid }) => role === 'primary' && pid !== primary.pid));
  const status = await eventually(async () => (await page.request.get('/')).status(), answer => answer === 200);
  expect(status).toBe(200);
  await page.goto('/');
  expect([await text('user'), await text('total')]).toEqual(['ada', '97 €']);
});

test('each request renews the session, and without one it ends', async () => {
  const key = `session:${idOf((await sessionCookie()).value)}`;
  await inCache(cache => cache.expire(key, 60));
  await page.goto('/');
  expect(await inCache(cache => cache.ttl(key))).toBeGreaterThan(SESSION_SECONDS - 10);
  expect(await inCache(cache => cache.ttl(key))).toBeLessThanOrEqual(SESSION_SECONDS);
  // the README says so
  expect(await inCache(cache => cache.memoryUsage(key))).toBeLessThan(1000);
  // nobody waits for half an hour here: the time is shortened where it is kept
  await inCache(cache => cache.pExpire(key, 200));
  await eventually(() => inCache(cache => cache.exists(key)), count => count === 0);
  await page.goto('/');
  expect(await title()).toBe('Log in');
});

test('logging out ends the session in the cache', async () => {
  await logIn(password);
  expect(await text('user')).toBe('ada');
  const key = `session:${idOf((await sessionCookie()).value)}`;
  await page.getByRole('button', { name: 'Log out' }).click();
  expect(await title()).toBe('Log in');
  expect(await inCache(cache => cache.exists(key))).toBe(0);
});

test('the pages do what their own policy permits, and load nothing from elsewhere', () => {
  // the browser itself tells of the 401 of the wrong password
  expect(errors.filter(error => !error.includes('401'))).toEqual([]);
});

test('an instance that is asked to end does so by itself', async () => {
  const another = await instances.start();
  expect(await another.stop()).toBe(0);
});

test('destroying the stack stops the engines, and none is left behind', async () => {
  await cdk.destroy();
  expect(await emulator.engines()).toMatchObject({ replicationGroups: [] });
  expect(await emulator.stop()).toEqual([]);
});
