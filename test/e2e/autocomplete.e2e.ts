import * as fs from 'node:fs';
import * as path from 'node:path';
import { Browser, Page } from 'playwright-core';
import { openPage, screenshot, startBrowser } from './harness/browser';
import { client, using } from './harness/cache';
import { Cdk, Outputs } from './harness/cdk';
import { deployApp } from './harness/deploy-app';
import { Deployed } from './harness/deployed';
import { Emulator } from './harness/emulator';
import { eventually } from './harness/eventually';
import { Instance, Instances } from './harness/instances';
import { REPOSITORY } from './harness/paths';

const EXAMPLE = path.join(REPOSITORY, 'examples', 'autocomplete');

interface Suggested { readonly word: string; readonly popularity: number }

let emulator: Emulator;
let cdk: Cdk;
let deployed: Deployed;
let outputs: Outputs;
let instances: Instances;
let both: Instance[];
let browser: Browser;
let page: Page;
let errors: readonly string[];
/** What the engine should know: read from the file, not from the engine. */
const all: readonly Suggested[] = fs.readFileSync(path.join(EXAMPLE, 'runtime', 'data', 'words.txt'), 'utf8').trim().split('\n')
  .map(line => line.split(' ')).map(([word, count]) => ({ word, popularity: Number(count) }));
const popularityOf = new Map(all.map(({ word, popularity }) => [word, popularity]));

beforeAll(async () => {
  // no image is built or pushed: its program runs as processes
  process.env.CDK_DOCKER = 'true';
  ({ emulator, cdk, deployed, outputs } = await deployApp('examples/autocomplete'));
  instances = new Instances({ emulator, runtime: path.join(EXAMPLE, 'runtime'), programs: ['server', 'measure'] });
  both = await Promise.all([instances.start(), instances.start()]);
  browser = await startBrowser();
  ({ page, errors } = await openPage(browser, both[0].url));
}, 180_000);

afterAll(async () => {
  await browser?.close();
  instances?.end();
  await emulator?.stop();
});

const input = () => page.getByRole('combobox');
const options = () => page.getByRole('option').evaluateAll(items => items.map(item => (item as unknown as { dataset: { word: string } }).dataset.word));
const state = () => page.getByRole('status').innerText();

/** Types what is not there yet, and waits for the answer to the last letter. */
async function type(letters: string, prefix: string): Promise<string[]> {
  const answered = page.waitForResponse(response => response.url().endsWith(`/suggest?q=${prefix}`));
  await input().pressSequentially(letters);
  await (await answered).finished();
  return eventually(options, words => words.every(word => word.startsWith(prefix)), 5);
}

async function suggested(instance: Instance, prefix: string): Promise<Suggested[]> {
  const response = await fetch(`${instance.url}/suggest?q=${encodeURIComponent(prefix)}`);
  return (await response.json() as { words: Suggested[] }).words;
}

async function inCache<T>(work: (cache: ReturnType<typeof client>) => Promise<T>): Promise<T> {
  const { caFile } = await emulator.engines();
  const token = await deployed.secret(outputs.TokenSecretArn);
  return using(client(outputs.Cache, { caFile, token }), work);
}

test('every word is in the cache once, though both instances have loaded the list', async () => {
  process.stdout.write(`${both[0].printed[0]}\n`);
  expect(await inCache(cache => Promise.all([cache.zCard('words:letters'), cache.zCard('words:popularity')]))).toEqual([all.length, all.length]);
});

test('for any prefix those words are suggested that begin with it and occur most', async () => {
  for (const prefix of ['r', 'el', 'con', 'repl', 'replication', 'xylophone']) {
    const found = await suggested(both[0], prefix);
    const wanted = all.filter(({ word }) => word.startsWith(prefix)).map(({ popularity }) => popularity).sort((a, b) => b - a).slice(0, 8);
    expect(found.map(({ popularity }) => popularity)).toEqual(wanted);
    expect(found.filter(({ word, popularity }) => popularityOf.get(word) !== popularity)).toEqual([]);
    expect(found.filter(({ word }) => !word.startsWith(prefix))).toEqual([]);
  }
});

test('what is no prefix of a word finds nothing', async () => {
  expect(await Promise.all(['', ' ', '[', 're*', '1', 'é', 'a'.repeat(50)].map(prefix => suggested(both[0], prefix)))).toEqual(Array(7).fill([]));
});

test('what is asked for takes the time that is printed', async () => {
  process.stdout.write(await instances.run('measure'));
});

test('the page suggests while one types, from letter to letter', async () => {
  await page.goto('/');
  expect(await type('r', 'r')).toHaveLength(8);
  expect(await type('e', 're')).toHaveLength(8);
  const words = await type('pl', 'repl');
  expect(words.slice(0, 2).sort()).toEqual(['replica', 'replication']);
  expect(await state()).toMatch(/^8 words, found in \d+\.\d ms\.$/);
  expect(await input().getAttribute('aria-expanded')).toBe('true');
  const { bytes, largest } = await screenshot(page, path.join(EXAMPLE, 'page.png'));
  expect(bytes).toBeLessThan(largest);
});

test('the arrow keys and Enter choose', async () => {
  const [, second] = await options();
  await input().press('ArrowDown');
  await input().press('ArrowDown');
  expect(await page.getByRole('option', { selected: true }).getAttribute('data-word')).toBe(second);
  expect(await input().getAttribute('aria-activedescendant')).toBe('suggestion-1');
  await input().press('Enter');
  expect(await input().inputValue()).toBe(second);
  expect(await eventually(state, text => text.startsWith('You have chosen'))).toContain(second);
  expect(await options()).toEqual([]);
});

test('the mouse chooses, and Escape closes', async () => {
  await input().fill('');
  await type('cac', 'cac');
  await page.getByRole('option').first().click();
  const chosen = await input().inputValue();
  expect(all.map(({ word }) => word)).toContain(chosen);
  await input().fill('');
  await type('cac', 'cac');
  await input().press('Escape');
  expect(await page.getByRole('listbox').isVisible()).toBe(false);
});

test('what is chosen often comes first, on the other instance too', async () => {
  const leader = (await suggested(both[1], 're'))[0];
  const word = 'redis';
  expect(leader.word).not.toBe(word);
  const choose = () => fetch(`${both[0].url}/chosen`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ word }) });
  await Promise.all(Array.from({ length: Math.ceil(leader.popularity / 50) + 1 }, choose));
  expect((await suggested(both[1], 're'))[0].word).toBe(word);
  expect((await suggested(both[1], 'red'))[0].word).toBe(word);
  // who starts again loads the list again, and nothing is forgotten
  await (await instances.start()).stop();
  expect((await suggested(both[1], 're'))[0].word).toBe(word);
});

test('a word that is none cannot be chosen', async () => {
  const status = async (word: unknown) =>
    (await fetch(`${both[0].url}/chosen`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ word }) })).status;
  expect(await Promise.all(['xylophone', '', '<b>', 1, undefined].map(status))).toEqual([400, 400, 400, 400, 400]);
});

test('the pages do what their own policy permits, and load nothing from elsewhere', () => {
  expect(errors).toEqual([]);
});

test('destroying the stack stops the engines, and none is left behind', async () => {
  await cdk.destroy();
  expect(await emulator.engines()).toMatchObject({ replicationGroups: [] });
  expect(await emulator.stop()).toEqual([]);
});
