import { IConstruct } from 'constructs';
import { Monitored } from './monitored';

/** A cache that a `CacheDashboard` can show: made by this library, or imported with it. */
export interface IMonitoredCache extends IConstruct {
  /** @internal */
  _monitored(): Monitored;
}
