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

const EXAMPLE = path.join(REPOSITORY, 'examples', 'leaderboard');
const PLAYERS = 1_000_000;
const MOST_POINTS = 1000;

interface Row { readonly rank: number; readonly player: string; readonly score: number }

let emulator: Emulator;
let cdk: Cdk;
let deployed: Deployed;
let outputs: Outputs;
let instances: Instances;
let both: Instance[];
let remaining: Instance;
let balancer: Balancer;
let browser: Browser;
let page: Page;
let errors: readonly string[];

beforeAll(async () => {
  // no image is built or pushed: its program runs as processes
  process.env.CDK_DOCKER = 'true';
  ({ emulator, cdk, deployed, outputs } = await deployApp('examples/leaderboard'));
  instances = new Instances({ emulator, runtime: path.join(EXAMPLE, 'runtime'), programs: ['server', 'measure'] });
  both = await Promise.all([instances.start(), instances.start()]);
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

/** What a list of the page shows. */
async function rows(list: 'top' | 'around'): Promise<Row[]> {
  const texts = await page.locator(`#${list} li`).evaluateAll(items => items.map(item => [...item.children].map(cell => cell.textContent ?? '')));
  return texts.map(([rank, player, score]) => ({ rank: numberOf(rank), player, score: numberOf(score) }));
}

const numberOf = (text: string) => Number(text.replaceAll(',', ''));
const text = (id: string) => page.locator(`#${id}`).innerText();

/** A game reports points to one instance, as often as it takes. */
async function report(instance: Instance, player: string, points: number): Promise<void> {
  for (let left = points; left > 0; left -= MOST_POINTS) {
    const response = await post(instance, { player, points: Math.min(left, MOST_POINTS) });
    expect(response.status).toBe(200);
  }
}

function post(instance: Instance, body: unknown): Promise<Response> {
  return fetch(`${instance.url}/scores`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
}

async function inCache<T>(work: (cache: ReturnType<typeof client>) => Promise<T>): Promise<T> {
  const { caFile } = await emulator.engines();
  const token = await deployed.secret(outputs.TokenSecretArn);
  return using(client(outputs.Cache, { caFile, token }), work);
}

test('a million players are seeded, by one of the two instances', async () => {
  const seeded = () => both.flatMap(({ printed }) => printed.filter(line => line.startsWith('seeded')));
  await eventually(async () => seeded(), lines => lines.length > 0, 90);
  process.stdout.write(`${seeded().join('\n')}\n`);
  expect(seeded()).toEqual([expect.stringMatching(`^seeded ${PLAYERS} players in `)]);
  expect(await inCache(cache => cache.zCard('leaderboard'))).toBe(PLAYERS);
});

test('what is asked for takes the time that is printed', async () => {
  process.stdout.write(await instances.run('measure'));
});

test('the page shows the ten best, as the engine has them', async () => {
  await page.goto('/?player=ada');
  await page.locator('#top li').nth(9).waitFor();
  const best = await inCache(cache => cache.zRangeWithScores('leaderboard', 0, 9, { REV: true }));
  expect(await rows('top')).toEqual(best.map(({ value, score }, i) => ({ rank: i + 1, player: value, score })));
  expect([await text('players'), await text('state')]).toEqual(['1,000,000', 'live']);
});

test('a score that arrives at either instance changes the page, without anything being asked for', async () => {
  for (const instance of both) {
    const [first, , third] = await rows('top');
    await report(instance, third.player, first.score - third.score + 1);
    const [now, before] = await eventually(() => rows('top'), ([leader]) => leader.player === third.player);
    expect(now).toEqual({ rank: 1, player: third.player, score: first.score + 1 });
    expect(before.player).toBe(first.player);
  }
});

test('who plays for the first time is shown among the neighbours', async () => {
  expect(await text('you')).toBe('You have not played yet.');
  await page.getByRole('button', { name: 'Play a round' }).click();
  const around = await eventually(() => rows('around'), found => found.length === 9);
  const me = around[4];
  expect(me.player).toBe('ada');
  expect(around.map(({ rank }) => rank)).toEqual(Array.from({ length: 9 }, (_, i) => me.rank - 4 + i));
  expect(around.map(({ score }) => score)).toEqual([...around.map(({ score }) => score)].sort((a, b) => b - a));
  expect(await text('you')).toBe(`You are number ${me.rank.toLocaleString('en')} of 1,000,001.`);
  // counted in another way: so many have more, so many as much
  const [more, asMuch] = await inCache(cache => Promise.all([
    cache.zCount('leaderboard', `(${me.score}`, '+inf'), cache.zCount('leaderboard', me.score, me.score),
  ]));
  expect(me.rank).toBeGreaterThan(more);
  expect(me.rank).toBeLessThanOrEqual(more + asMuch);
});

test('who goes up is shown higher', async () => {
  const mine = async () => (await rows('around')).find(({ player }) => player === 'ada')!;
  const before = await mine();
  await report(both[1], 'ada', 12_345);
  const after = await eventually(mine, ({ score }) => score === before.score + 12_345);
  expect(after.rank).toBeLessThan(before.rank);
  const { bytes, largest } = await screenshot(page, path.join(EXAMPLE, 'page.png'));
  expect(bytes).toBeLessThan(largest);
});

test('scores that are none are refused', async () => {
  const wrong = [{ player: '<b>', points: 1 }, { player: 'ada', points: 0 }, { player: 'ada', points: 1.5 }, { player: 'ada', points: 5000 }, {}];
  expect(await Promise.all(wrong.map(async body => (await post(both[0], body)).status))).toEqual(wrong.map(() => 400));
});

test('the instance that the page listens to is lost, and it listens to the other one', async () => {
  const { target } = balancer.answered.filter(({ request }) => request === 'GET /events').at(-1)!;
  const lost = both.find(({ url }) => url === target)!;
  remaining = both.find(instance => instance !== lost)!;
  await lost.kill();
  const before = (await rows('top'))[0];
  await report(remaining, before.player, 500);
  const after = await eventually(async () => (await rows('top'))[0], ({ score }) => score === before.score + 500);
  expect(after).toEqual({ ...before, score: before.score + 500 });
});

test('an instance that pages listen to ends when it is asked to', async () => {
  expect(await remaining.stop()).toBe(0);
});

test('the pages do what their own policy permits, and load nothing from elsewhere', () => {
  // the browser itself tells of the listening that broke off when the instances ended
  expect(errors.filter(error => !/ERR_INCOMPLETE_CHUNKED_ENCODING|status of 503/.test(error))).toEqual([]);
});

test('destroying the stack stops the engines, and none is left behind', async () => {
  await cdk.destroy();
  expect(await emulator.engines()).toMatchObject({ replicationGroups: [] });
  expect(await emulator.stop()).toEqual([]);
});
