import { CONFIGURATIONS, stackOf } from './configurations';
import { savedTemplate } from './saved-template';

describe('a change to these templates is a change to deployed stacks', () => {
  test.each(Object.keys(CONFIGURATIONS))('%s', name => {
    expect(savedTemplate(stackOf(name))).toMatchSnapshot();
  });
});
