import { Construct } from 'constructs';
import type { CacheDashboard, CacheDashboardOptions } from './cache-dashboard';
import { IMonitoredCache } from './monitored-cache';

/** The dashboard of one cache. */
export function dashboardOf(cache: IMonitoredCache & Construct, id: string, options: CacheDashboardOptions): CacheDashboard {
  // loaded when it is needed: most caches have no dashboard
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { CacheDashboard: Made } = require('./cache-dashboard') as typeof import('./cache-dashboard');
  return new Made(cache, id, { ...options, caches: [cache] });
}
