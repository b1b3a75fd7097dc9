import { join } from 'node:path';
import express, { Express } from 'express';
import { Scores } from './scores';
import { Viewers } from './viewers';

const NAME = /^[a-z0-9-]{1,40}$/;
const MOST_POINTS = 1000;
const HEADERS = {
  'content-security-policy': "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'",
  'x-content-type-options': 'nosniff',
};

/** The page, what it listens to, and where scores arrive. */
export function board(scores: Scores, viewers: Viewers): Express {
  const app = express();
  app.disable('x-powered-by');
  app.get('/health', (_, response) => { response.send('ok'); });
  app.use((_, response, next) => { response.set(HEADERS); next(); });
  app.use(express.static(join(__dirname, 'public')));

  app.get('/events', (request, response) => { viewers.add(response, String(request.query.player ?? '')); });

  // who may report a score is for a real game to check: here everybody may
  app.post('/scores', express.json({ limit: '1kb' }), async (request, response) => {
    const { player, points } = request.body ?? {};
    if (!NAME.test(String(player)) || !Number.isInteger(points) || points < 1 || points > MOST_POINTS) {
      response.status(400).json({ error: `'player' must match ${NAME.source}, 'points' be a whole number from 1 to ${MOST_POINTS}` });
      return;
    }
    response.json({ player, score: await scores.add(player, points), rank: await scores.rank(player) });
  });
  return app;
}
