import { Rule } from '../../private/rules';
import { known } from '../../private/tokens';
import { ServerlessFacts } from '../facts';

const SCALING = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Scaling.html';
const STORAGE = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_DataStorage.html';
const ECPU = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_ECPUPerSecond.html';
const STORAGE_RANGE = [1, 5_000] as const;
const ECPU_RANGE = [1_000, 15_000_000] as const;

type Limit = number | undefined;

/** Those that are not whole numbers within the range; what is only known at deployment is. */
function outside([least, most]: readonly [number, number], ...limits: Limit[]): number[] {
  return limits.map(limit => known(limit)).filter(limit => limit !== undefined)
    .filter(limit => !Number.isInteger(limit) || limit < least || limit > most);
}

const storage = (f: ServerlessFacts) => outside(STORAGE_RANGE, f.dataStorageMin, f.dataStorageMax);
const ecpu = (f: ServerlessFacts) => outside(ECPU_RANGE, f.ecpuPerSecondMin, f.ecpuPerSecondMax);
const missing = (f: ServerlessFacts) => [
  ...(f.dataStorageMax === undefined ? ['dataStorageMax'] : []),
  ...(f.ecpuPerSecondMax === undefined ? ['ecpuPerSecondMax'] : []),
];

export const USAGE_RULES: Array<Rule<ServerlessFacts>> = [
  {
    code: 'DataStorageOutOfRange',
    dated: true,
    clause: 'a limit of the data is a whole number of GB from 1 to 5,000',
    see: STORAGE,
    broken: f => storage(f).length > 0,
    says: f => `'dataStorageMin' and 'dataStorageMax' must be whole GB from 1 to 5,000, got ${storage(f).join(' and ')}; write Size.gibibytes(10)`,
  },
  {
    code: 'DataStorageMinAboveMax',
    clause: 'the least storage is more than the most',
    see: STORAGE,
    broken: f => f.dataStorageMin !== undefined && f.dataStorageMax !== undefined && f.dataStorageMin > f.dataStorageMax,
    says: f => `'dataStorageMin' must not be above 'dataStorageMax', got ${f.dataStorageMin} and ${f.dataStorageMax} GB; swap them, or leave one out`,
  },
  {
    code: 'EcpuOutOfRange',
    dated: true,
    clause: 'a limit of the work is a whole number of ECPU a second from 1,000 to 15,000,000',
    see: ECPU,
    broken: f => ecpu(f).length > 0,
    says: f => `'ecpuPerSecondMin' and 'ecpuPerSecondMax' must be whole numbers from 1,000 to 15,000,000, got ${ecpu(f).join(' and ')}`,
  },
  {
    code: 'EcpuMinAboveMax',
    clause: 'the least ECPU a second are more than the most',
    see: ECPU,
    broken: f => f.ecpuPerSecondMin !== undefined && f.ecpuPerSecondMax !== undefined && f.ecpuPerSecondMin > f.ecpuPerSecondMax,
    says: f => `'ecpuPerSecondMin' must not be above 'ecpuPerSecondMax', got ${f.ecpuPerSecondMin} and ${f.ecpuPerSecondMax}; swap them, or leave one out`,
  },
];

export const USAGE_WARNINGS: Array<Rule<ServerlessFacts>> = [
  {
    code: 'UnlimitedUsage',
    clause: 'a serverless cache without a maximum grows with its clients, and so does its bill',
    see: SCALING,
    broken: f => missing(f).length > 0,
    says: f => `'usageLimits' has no ${missing(f).map(limit => `'${limit}'`).join(' and no ')}: an unlimited serverless cache is an unlimited bill; write usageLimits: { dataStorageMax: Size.gibibytes(10), ecpuPerSecondMax: 10000 }`,
  },
];
