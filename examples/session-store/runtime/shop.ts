import { createHash, timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import express, { Express, NextFunction, Request, RequestHandler, Response } from 'express';
import { cartPage, loginPage, PRODUCTS } from './pages';
import { endSession, refuseForged, renewSession, saveSession, tokenOf } from './sessions';

/** Who may log in: a real shop has a table with a slow hash of each password, and counts the attempts. */
const ACCOUNT = 'ada';

/** What the load balancer, which has ended TLS, and the browser are told. */
const HEADERS = {
  'content-security-policy': "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};

/** A shop with a login and a cart. It keeps nothing in this process. */
export function shop(sessions: RequestHandler, password: string, instance: string): Express {
  const app = express();
  app.disable('x-powered-by');
  // the one hop before this is the load balancer
  app.set('trust proxy', 1);
  app.get('/health', (_, response) => { response.send('ok'); });
  app.use(express.static(join(__dirname, 'public'), { maxAge: '1h' }));
  app.use((_, response, next) => { response.set(HEADERS); next(); });
  app.use(sessions, express.urlencoded({ extended: false, limit: '4kb' }), refuseForged);

  app.get('/login', (request, response) => { response.send(loginPage({ token: tokenOf(request), instance })); });
  app.post('/login', async (request, response) => {
    if (request.body.name !== ACCOUNT || !isSame(String(request.body.password), password)) {
      response.status(401).send(loginPage({ token: tokenOf(request), instance, refused: true }));
      return;
    }
    await renewSession(request, { user: ACCOUNT });
    await goHome(request, response);
  });

  app.use(needsLogin);
  app.get('/', (request, response) => {
    const { user, cart = {} } = request.session;
    response.send(cartPage({ token: tokenOf(request), instance, user: user!, cart }));
  });
  app.post('/cart', async (request, response) => {
    const { product } = request.body;
    if (PRODUCTS.some(({ id }) => id === product)) {
      const { cart = {} } = request.session;
      request.session.cart = { ...cart, [product]: (cart[product] ?? 0) + 1 };
    }
    await goHome(request, response);
  });
  app.post('/logout', async (request, response) => {
    await endSession(request);
    response.clearCookie('session').redirect(303, '/login');
  });
  return app;
}

function needsLogin(request: Request, response: Response, next: NextFunction): void {
  request.session.user ? next() : response.redirect(303, '/login');
}

async function goHome(request: Request, response: Response): Promise<void> {
  await saveSession(request);
  response.redirect(303, '/');
}

/** Takes the same time whatever was given. */
function isSame(given: string, expected: string): boolean {
  const [a, b] = [given, expected].map(text => createHash('sha256').update(text).digest());
  return timingSafeEqual(a, b);
}
