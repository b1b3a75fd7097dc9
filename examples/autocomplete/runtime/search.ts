import { join } from 'node:path';
import express, { Express } from 'express';
import { Words } from './words';

const SUGGESTIONS = 8;
const PREFIX = /^[a-z]{1,20}$/;
const HEADERS = {
  'content-security-policy': "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'",
  'x-content-type-options': 'nosniff',
};

/** The page, its suggestions, and where it tells what was chosen. */
export function search(words: Words): Express {
  const app = express();
  app.disable('x-powered-by');
  app.get('/health', (_, response) => { response.send('ok'); });
  app.use((_, response, next) => { response.set(HEADERS); next(); });
  app.use(express.static(join(__dirname, 'public')));

  app.get('/suggest', async (request, response) => {
    const prefix = String(request.query.q ?? '').trim().toLowerCase();
    const begun = performance.now();
    const found = PREFIX.test(prefix) ? await words.suggest(prefix, SUGGESTIONS) : [];
    response.set('cache-control', 'no-store').json({ prefix, words: found, milliseconds: performance.now() - begun });
  });

  // who chooses often moves words up: a real search counts each visitor once
  app.post('/chosen', express.json({ limit: '1kb' }), async (request, response) => {
    const word = String(request.body?.word ?? '');
    response.sendStatus(PREFIX.test(word) && await words.choose(word) ? 204 : 400);
  });
  return app;
}
