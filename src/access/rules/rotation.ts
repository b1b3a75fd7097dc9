import { Rule } from '../../private/rules';
import { RotationFacts } from '../facts';

const SECRETS_MANAGER = 'https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotationRulesType.html';
const MIN_HOURS = 4;
const MAX_HOURS = 1000 * 24;

/** What Secrets Manager and Lambda refuse of a rotation. */
export const ROTATION_RULES: Array<Rule<RotationFacts>> = [
  {
    code: 'RotateEveryOutOfRange',
    clause: '`rotateEvery` is not a whole number of hours between 4 hours and 1000 days',
    see: SECRETS_MANAGER,
    broken: ({ hours }) => hours !== undefined && (hours < MIN_HOURS || hours > MAX_HOURS || !Number.isInteger(hours)),
    says: ({ rotateEvery }) => `'rotateEvery' must be 4 hours to 1000 days in whole hours, got ${rotateEvery}; write Duration.days(30)`,
  },
  {
    code: 'RotateEveryInDaysOrHours',
    clause: '`rotateEvery` is only known at deployment, and is not in days or hours',
    see: SECRETS_MANAGER,
    broken: ({ hours, unit }) => hours === undefined && !['days', 'hours'].includes(unit),
    says: ({ unit }) => `'rotateEvery' must be in days or hours when it is only known at deployment, got ${unit}; write Duration.days(parameter.valueAsNumber)`,
  },
  {
    code: 'RotationPlacementNeedsVpc',
    clause: '`vpcSubnets` or `securityGroups` of the rotation without `vpc`',
    see: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html',
    broken: ({ vpc, vpcSubnets, securityGroups }) => !vpc && (vpcSubnets !== undefined || securityGroups !== undefined),
    says: ({ vpcSubnets }) => `'${vpcSubnets ? 'vpcSubnets' : 'securityGroups'}' of the rotation needs 'vpc', got none; add 'vpc' or leave it out`,
  },
];
