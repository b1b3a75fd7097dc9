import * as fs from 'node:fs';
import * as path from 'node:path';
import { Browser, chromium, Page } from 'playwright-core';

const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
/** Screenshots are committed: no larger than that, in bytes. */
const LARGEST = 150_000;

/** A headless Chromium of this machine. */
export async function startBrowser(): Promise<Browser> {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const found = PROGRAMS.flatMap(name => folders.map(folder => path.join(folder, name))).find(fs.existsSync);
  if (!found) {
    throw new Error("no Chromium found; install it with 'apt install chromium' or 'brew install chromium'");
  }
  return chromium.launch({ executablePath: found, args: ['--disable-gpu', '--disable-dev-shm-usage'] });
}

/** A page of a fresh browser profile, that fails what the page itself reports as an error. */
export async function openPage(browser: Browser, baseURL: string): Promise<{ readonly page: Page; readonly errors: readonly string[] }> {
  // the certificate is that of the balancer of this run
  const context = await browser.newContext({ baseURL, ignoreHTTPSErrors: true, viewport: { width: 800, height: 560 }, colorScheme: 'light', locale: 'en' });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const errors: string[] = [];
  page.on('pageerror', error => errors.push(error.message));
  page.on('console', message => message.type() === 'error' && errors.push(message.text()));
  return { page, errors };
}

/** Takes a picture; with UPDATE_SCREENSHOTS=true it goes into the repository. Gives its size in bytes. */
export async function screenshot(page: Page, file: string): Promise<{ readonly bytes: number; readonly largest: number }> {
  const picture = await page.screenshot({ animations: 'disabled' });
  if (process.env.UPDATE_SCREENSHOTS === 'true') {
    fs.writeFileSync(file, picture);
  }
  return { bytes: picture.length, largest: LARGEST };
}
