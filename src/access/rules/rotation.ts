import { Rule } from '../../private/rules';
import { shown } from '../../private/words';
import { RotationFacts } from '../facts';

const SECRETS_MANAGER = 'https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotationRulesType.html';
const MIN_HOURS = 4;
const MAX_HOURS = 1000 * 24;

const placement = ({ vpcSubnets, securityGroups }: RotationFacts) => [
  ...(vpcSubnets === undefined ? [] : ['vpcSubnets']),
  ...(securityGroups === undefined ? [] : ['securityGroups']),
];

/** Errors about the rotation of a secret: what Secrets Manager and Lambda reject. */
export const ROTATION_RULES: Array<Rule<RotationFacts>> = [
  {
    code: 'RotateEveryOutOfRange',
    // a part of an hour can never be right, other limits of Secrets Manager may change
    dated: ({ hours }) => Number.isInteger(hours) && hours! > 0,
    clause: '`rotateEvery` is not a whole number of hours between 4 hours and 1000 days',
    see: SECRETS_MANAGER,
    broken: ({ hours }) => hours !== undefined && (hours < MIN_HOURS || hours > MAX_HOURS || !Number.isInteger(hours)),
    says: ({ hours, rotateEvery }, w) => {
      const allowed = Number.isInteger(hours) ? 'from 4 hours to 1,000 days' : 'a whole number of hours';
      return `${w.name('rotateEvery')} must be ${allowed}, got ${Number.isNaN(hours) ? shown(hours) : rotateEvery}. Use for example ${w.set('rotateEvery', 30)}`;
    },
  },
  {
    code: 'RotateEveryInDaysOrHours',
    clause: '`rotateEvery` is only known at deployment, and its unit is not days or hours',
    see: SECRETS_MANAGER,
    broken: ({ hours, unit }) => hours === undefined && !['days', 'hours'].includes(unit),
    says: ({ unit }, w) => `${w.name('rotateEvery')} must be in days or hours if it is only known at deployment, got ${unit}. `
      + w.put({ props: 'Use Duration.days(parameter.valueAsNumber)' }),
  },
  {
    code: 'RotationPlacementNeedsVpc',
    clause: '`vpcSubnets` or `securityGroups` of the rotation are given without `vpc`',
    see: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html',
    broken: f => !f.vpc && placement(f).length > 0,
    says: (f, w) => `${w.names(placement(f))} of ${w.name('rotation')} cannot be used without ${w.name('vpc')}. `
      + `Add ${w.name('vpc')}, or ${w.omit(...placement(f))}`,
  },
];
