import { IConstruct } from 'constructs';
import { mapOn } from '../private/map-on';
import { valueCheck, ValueCheck } from '../private/value-check';

const BOUND_TWICE: ValueCheck = valueCheck({
  code: 'BoundTwice',
  clause: '`bindFunction()`, `bindContainer()`, `bindService()`: another cache, or the same one with another user, already set a setting of this name',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Endpoints.html',
});

/** Who set a setting: a cache or a database by its path, for a user. */
export interface SettingsOwner {
  readonly path: string;
  /** The path of the user that the application logs in as. */
  readonly user?: string;
  /** The option that changes the names of the settings. */
  readonly prefixOption: string;
}

/** Throws if another owner has set one of the settings. Returns those that are not set yet, and keeps their owner. */
export function claimSettings(application: IConstruct, names: string[], owner: SettingsOwner): string[] {
  const set = mapOn<SettingsOwner>(application, 'bound-settings');
  const unset = names.filter(name => !set.has(name));
  for (const name of names) {
    const other = set.get(name);
    if (other && (other.path !== owner.path || other.user !== owner.user)) {
      BOUND_TWICE.fail(`the setting ${name} of ${application.node.path} is already set for ${other.path}${other.path === owner.path ? ' and another user' : ''}. `
        + `Pass another '${owner.prefixOption}', so that both have settings of their own`);
    }
  }
  unset.forEach(name => set.set(name, owner));
  return unset;
}
