import { Duration, Token } from 'aws-cdk-lib/core';
import { Rule } from '../../private/rules';
import { RotationOptions } from '../rotation/rotation-options';

export interface RotationFacts {
  readonly rotateEvery: Duration;
  readonly options: RotationOptions;
}

const SECRETS_MANAGER = 'https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotationRulesType.html';
const HOURS_OF_A_DAY = 24;
const MIN_HOURS = 4;
const MAX_HOURS = 1000 * HOURS_OF_A_DAY;

/** What Secrets Manager and Lambda refuse of a rotation. */
export const ROTATION_RULES: Array<Rule<RotationFacts>> = [
  {
    code: 'RotateEveryOutOfRange',
    clause: '`rotateEvery` is not a whole number of hours between 4 hours and 1000 days',
    see: SECRETS_MANAGER,
    broken: ({ rotateEvery }) => {
      const hours = hoursOf(rotateEvery);
      return hours !== undefined && (hours < MIN_HOURS || hours > MAX_HOURS || !Number.isInteger(hours));
    },
    says: ({ rotateEvery }) => `'rotateEvery' must be 4 hours to 1000 days in whole hours, got ${rotateEvery.toHumanString()}; write Duration.days(30)`,
  },
  {
    code: 'RotateEveryInDaysOrHours',
    clause: '`rotateEvery` is only known at deployment, and is not in days or hours',
    see: SECRETS_MANAGER,
    broken: ({ rotateEvery }) => rotateEvery.isUnresolved() && !['days', 'hours'].includes(rotateEvery.unitLabel()),
    says: ({ rotateEvery }) => `'rotateEvery' must be in days or hours when it is only known at deployment, got ${rotateEvery.unitLabel()}; write Duration.days(parameter.valueAsNumber)`,
  },
  {
    code: 'RotationPlacementNeedsVpc',
    clause: '`vpcSubnets` or `securityGroups` of the rotation without `vpc`',
    see: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html',
    broken: ({ options: { vpc, vpcSubnets, securityGroups } }) => !vpc && (vpcSubnets !== undefined || securityGroups !== undefined),
    says: ({ options: { vpcSubnets } }) => `'${vpcSubnets ? 'vpcSubnets' : 'securityGroups'}' of the rotation needs 'vpc', got none; add 'vpc' or leave it out`,
  },
];

/** The schedule in CloudFormation's words: days where the interval has whole ones. */
export function scheduleOf(rotateEvery: Duration): { automaticallyAfterDays?: number; scheduleExpression?: string } {
  if (rotateEvery.isUnresolved()) {
    return rotateEvery.unitLabel() === 'days'
      ? { automaticallyAfterDays: rotateEvery.toDays() }
      : { scheduleExpression: `rate(${Token.asString(rotateEvery.toHours())} hours)` };
  }
  const hours = rotateEvery.toHours();
  return hours % HOURS_OF_A_DAY === 0 ? { automaticallyAfterDays: hours / HOURS_OF_A_DAY } : { scheduleExpression: `rate(${hours} hours)` };
}

function hoursOf(duration: Duration): number | undefined {
  return duration.isUnresolved() ? undefined : duration.toHours({ integral: false });
}
