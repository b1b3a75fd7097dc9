import { readFileSync } from 'fs';
import { join } from 'path';
import { withoutSections } from '../tools/docs/api-constants';

const page = readFileSync(join(__dirname, '..', 'API.md'), 'utf8');

test('API.md has one row for each constant, which says all of it', () => {
  expect(page).toContain('| <code>EVICTIONS</code> | <code><a href="#cdk-elasticache.CacheMetric">CacheMetric</a></code> | Keys or items dropped to make room (Count, sum of each node, the sum of the nodes). |');
  expect(page).not.toContain('cdk-elasticache.CacheMetric.property.EVICTIONS');
  expect(withoutSections(page)).toBe(page);
});

test('what follows the constants of a class stays', () => {
  const constants = '#### Constants <a name="Constants" id="Constants"></a>\n\n| **Name** |\n| --- |\n| <code><a href="#x">A</a></code> | one |\n\n---\n\n##### `A`\n\none\n\n---\n\n';
  expect(withoutSections(`${constants}### Next <a></a>\n`)).toBe(
    '#### Constants <a name="Constants" id="Constants"></a>\n\n| **Name** |\n| --- |\n| <code>A</code> | one |\n\n### Next <a></a>\n');
});
