import { CfnRotationSchedule } from 'aws-cdk-lib/aws-secretsmanager';
import { Duration } from 'aws-cdk-lib/core';
import { asText } from '../../private/text';
import { RotationFacts } from '../facts';

const HOURS_OF_A_DAY = 24;

/** The interval as facts for rules. */
export function intervalOf(rotateEvery: Duration): Pick<RotationFacts, 'rotateEvery' | 'hours' | 'unit'> {
  return {
    rotateEvery: rotateEvery.toHumanString(),
    hours: rotateEvery.isUnresolved() ? undefined : rotateEvery.toHours({ integral: false }),
    unit: rotateEvery.unitLabel(),
  };
}

/** The schedule as CloudFormation properties: in days if the interval is whole days. */
export function scheduleOf(rotateEvery: Duration): CfnRotationSchedule.RotationRulesProperty {
  if (rotateEvery.isUnresolved()) {
    return rotateEvery.unitLabel() === 'days'
      ? { automaticallyAfterDays: rotateEvery.toDays() }
      : { scheduleExpression: `rate(${asText(rotateEvery.toHours())} hours)` };
  }
  const hours = rotateEvery.toHours();
  return hours % HOURS_OF_A_DAY === 0 ? { automaticallyAfterDays: hours / HOURS_OF_A_DAY } : { scheduleExpression: `rate(${hours} hours)` };
}
