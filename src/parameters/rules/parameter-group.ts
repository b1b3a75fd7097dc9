import { Rule } from '../../private/rules';
import { known } from '../../private/tokens';
import { sentences } from '../../private/words';
import { SettingsFacts } from '../facts';

const PAGE = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html';

export const PARAMETER_GROUP_RULES: Array<Rule<SettingsFacts>> = [
  {
    code: 'ParametersGivenTwice',
    clause: '`parameterGroup` excludes `parameters` and `evictionPolicy`',
    see: PAGE,
    broken: f => f.parameterGroup !== undefined && given(f).length > 0,
    says: (f, w) => sentences(
      `${w.name('parameterGroup')} excludes ${w.names(given(f))}`,
      `set the parameters in the parameter group itself, or ${w.omit('parameterGroup')}`,
    ),
  },
  {
    code: 'ParameterGroupOfOtherFamily',
    clause: 'the parameter group must be of the family of the version',
    see: PAGE,
    broken: f => f.parameterGroupFacts?.family !== undefined && known(f.version.parameterGroupFamily) !== undefined
      && f.parameterGroupFacts.family !== f.version.parameterGroupFamily,
    says: (f, w) => sentences(
      `${w.name('parameterGroup')} must be of the family ${f.version.parameterGroupFamily}, which version ${f.version.version} needs, `
        + `got one of ${f.parameterGroupFacts!.family}`,
      `${w.omit('parameterGroup')} to use one that follows the version`,
    ),
  },
];

/** What was given that belongs in a parameter group. */
function given({ givenParameters, evictionPolicy }: SettingsFacts): string[] {
  return [...Object.keys(givenParameters).length > 0 ? ['parameters'] : [], ...evictionPolicy === undefined ? [] : ['evictionPolicy']];
}
