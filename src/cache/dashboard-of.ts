import { Construct } from 'constructs';
import { CacheDashboardOptions } from './dashboard-options';
import type { CacheDashboard, ICache } from './ref';

/** The dashboard of one cache. */
export function dashboardOf(cache: ICache & Construct, id: string, options: CacheDashboardOptions): CacheDashboard {
  // loaded when it is needed: most caches have no dashboard
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { CacheDashboard: Made } = require('./ref') as typeof import('./ref');
  return new Made(cache, id, { ...options, caches: [cache] });
}
