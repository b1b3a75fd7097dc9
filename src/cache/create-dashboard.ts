import { Construct } from 'constructs';
import { CacheDashboardOptions } from './dashboard-options';
import type { CacheDashboard, ICache } from './ref';
import { expectFreeId } from '../private/free-id';

/** Creates the dashboard of one cache. */
export function createDashboard(cache: ICache & Construct, id: string, options: CacheDashboardOptions): CacheDashboard {
  expectFreeId(cache, id, 'Keep the dashboard that you have, or pass another id');
  // loaded on first use: most caches have no dashboard
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { CacheDashboard: Dashboard } = require('./ref') as typeof import('./ref');
  return new Dashboard(cache, id, { ...options, caches: [cache] });
}
