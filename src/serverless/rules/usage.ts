import { Rule } from '../../private/rules';
import { known } from '../../private/tokens';
import { listed, shown, Words } from '../../private/words';
import { ServerlessFacts } from '../facts';

const SCALING = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Scaling.html';
const STORAGE = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_DataStorage.html';
const ECPU = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_ECPUPerSecond.html';

interface Range {
  readonly min: number;
  readonly max: number;
}

const STORAGE_RANGE: Range = { min: 1, max: 5_000 };
const ECPU_RANGE: Range = { min: 1_000, max: 15_000_000 };

type Setting = 'dataStorageMin' | 'dataStorageMax' | 'ecpuPerSecondMin' | 'ecpuPerSecondMax';

/** Those of the settings that are known, and not a whole number in the range. */
const outside = ({ min, max }: Range, settings: Setting[]) => (f: ServerlessFacts): Setting[] => settings.filter(setting => {
  const limit = known(f[setting]);
  return limit !== undefined && (!Number.isInteger(limit) || limit < min || limit > max);
});

const storage = outside(STORAGE_RANGE, ['dataStorageMin', 'dataStorageMax']);
const ecpu = outside(ECPU_RANGE, ['ecpuPerSecondMin', 'ecpuPerSecondMax']);
const missing = (f: ServerlessFacts) => (['dataStorageMax', 'ecpuPerSecondMax'] as const).filter(setting => f[setting] === undefined);

const values = (f: ServerlessFacts, settings: Setting[]) => listed(settings.map(setting => shown(f[setting])));

const whole = (settings: Setting[]) => settings.length > 1 ? 'whole numbers' : 'a whole number';

const EXAMPLES: Record<Setting, { readonly props: string; readonly template: string }> = {
  dataStorageMin: { props: 'dataStorageMin: Size.gibibytes(1)', template: 'DataStorage.Minimum: 1' },
  dataStorageMax: { props: 'dataStorageMax: Size.gibibytes(10)', template: 'DataStorage.Maximum: 10' },
  ecpuPerSecondMin: { props: 'ecpuPerSecondMin: 1000', template: 'ECPUPerSecond.Minimum: 1000' },
  ecpuPerSecondMax: { props: 'ecpuPerSecondMax: 10000', template: 'ECPUPerSecond.Maximum: 10000' },
};
const examples = (settings: readonly Setting[], w: Words) => listed(settings.map(setting => w.put(EXAMPLES[setting])));

/** Errors about the limits of usage. */
export const USAGE_RULES: Array<Rule<ServerlessFacts>> = [
  {
    code: 'DataStorageOutOfRange',
    // AWS may raise the maximum; parts of a GB and less than one are always wrong
    dated: f => storage(f).every(setting => Number.isInteger(f[setting]) && f[setting]! > STORAGE_RANGE.max),
    clause: '`dataStorageMin` or `dataStorageMax` is not a whole number of GB from 1 to 5,000',
    see: STORAGE,
    broken: f => storage(f).length > 0,
    says: (f, w) => `${w.names(storage(f))} must be ${whole(storage(f))} of GB from 1 to 5,000, got ${values(f, storage(f))}. `
      + `Use for example ${examples(storage(f), w)}`,
  },
  {
    code: 'DataStorageMinAboveMax',
    clause: '`dataStorageMin` is greater than `dataStorageMax`',
    see: STORAGE,
    broken: f => f.dataStorageMin !== undefined && f.dataStorageMax !== undefined && f.dataStorageMin > f.dataStorageMax,
    says: (f, w) => `${w.name('dataStorageMin')} must not be greater than ${w.name('dataStorageMax')}, got ${f.dataStorageMin} and ${f.dataStorageMax} GB. `
      + `Lower ${w.name('dataStorageMin')}, or raise ${w.name('dataStorageMax')}`,
  },
  {
    code: 'EcpuOutOfRange',
    dated: f => ecpu(f).every(setting => Number.isInteger(f[setting]) && f[setting]! > 0),
    clause: '`ecpuPerSecondMin` or `ecpuPerSecondMax` is not a whole number from 1,000 to 15,000,000',
    see: ECPU,
    broken: f => ecpu(f).length > 0,
    says: (f, w) => `${w.names(ecpu(f))} must be ${whole(ecpu(f))} from 1,000 to 15,000,000, got ${values(f, ecpu(f))}. `
      + `Use for example ${examples(ecpu(f), w)}`,
  },
  {
    code: 'EcpuMinAboveMax',
    clause: '`ecpuPerSecondMin` is greater than `ecpuPerSecondMax`',
    see: ECPU,
    broken: f => f.ecpuPerSecondMin !== undefined && f.ecpuPerSecondMax !== undefined && f.ecpuPerSecondMin > f.ecpuPerSecondMax,
    says: (f, w) => `${w.name('ecpuPerSecondMin')} must not be greater than ${w.name('ecpuPerSecondMax')}, got ${f.ecpuPerSecondMin} and ${f.ecpuPerSecondMax}. `
      + `Lower ${w.name('ecpuPerSecondMin')}, or raise ${w.name('ecpuPerSecondMax')}`,
  },
];

/** Warnings about the limits of usage. */
export const USAGE_WARNINGS: Array<Rule<ServerlessFacts>> = [
  {
    code: 'UnlimitedUsage',
    clause: '`dataStorageMax` or `ecpuPerSecondMax` is missing, so the cost of the cache is not limited',
    see: SCALING,
    broken: f => missing(f).length > 0,
    says: (f, w) => `${w.names(missing(f))} of ${w.name('usageLimits')} ${missing(f).length > 1 ? 'are' : 'is'} missing, so the cost of the cache is not limited. `
      + `Set for example ${examples(missing(f), w)}`,
  },
];
