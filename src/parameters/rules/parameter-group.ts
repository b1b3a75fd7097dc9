import { Rule } from '../../private/rules';
import { known } from '../../private/tokens';
import { SettingsFacts } from '../facts';

const PAGE = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html';

export const PARAMETER_GROUP_RULES: Array<Rule<SettingsFacts>> = [
  {
    code: 'ParametersGivenTwice',
    clause: '`parameterGroup` excludes `parameters` and `evictionPolicy`',
    see: PAGE,
    broken: f => f.parameterGroup !== undefined && (Object.keys(f.givenParameters).length > 0 || f.evictionPolicy !== undefined),
    says: () => '\'parameterGroup\' was given together with \'parameters\' or \'evictionPolicy\', which belong to a group of the cache\'s own; set them in the parameter group, or leave \'parameterGroup\' out',
  },
  {
    code: 'ParameterGroupOfOtherFamily',
    clause: 'the parameter group is of another family than the version',
    see: PAGE,
    broken: f => f.parameterGroupFacts?.family !== undefined && known(f.version.parameterGroupFamily) !== undefined
      && f.parameterGroupFacts.family !== f.version.parameterGroupFamily,
    says: f => `'parameterGroup' must be of the family ${f.version.parameterGroupFamily}, as version ${f.version.version} needs it, got one of ${f.parameterGroupFacts!.family}; leave it out to have one that follows the version`,
  },
];
