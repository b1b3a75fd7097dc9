import { readFileSync } from 'fs';
import * as ts from 'typescript';
import { sourceFiles } from './read';
import { Check } from '../../src/private/rules';

/** The rooms of src in the order of the page. */
const ROOMS = ['private', 'engine', 'network', 'parameters', 'access', 'observe', 'cache', 'replication-group', 'memcached', 'sasl-gate', 'serverless', 'patterns'];

/** What is thrown of single values: each call of `valueCheck` in the sources, which holds its own row. */
export function valueChecks(): Check[] {
  const rank = (file: string) => ROOMS.indexOf(file.split('/')[0]);
  return sourceFiles('src')
    .sort((a, b) => rank(a.name) - rank(b.name) || a.name.localeCompare(b.name))
    .flatMap(({ name, path }) => checksIn(name, readFileSync(path, 'utf8')));
}

/** The rows of one file. Code, clause and page are literals, so that whoever reads the check reads them, too. */
export function checksIn(name: string, code: string): Check[] {
  const found: Check[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'valueCheck') {
      found.push(rowOf(node.arguments[0], name));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(name, code, ts.ScriptTarget.Latest, true));
  return found;
}

function rowOf(argument: ts.Expression | undefined, name: string): Check {
  const row: Record<string, string> = {};
  for (const property of argument && ts.isObjectLiteralExpression(argument) ? argument.properties : []) {
    if (ts.isPropertyAssignment(property) && ts.isStringLiteralLike(property.initializer)) {
      row[property.name.getText()] = property.initializer.text;
    }
  }
  const { code, clause, see } = row;
  if (!code || !clause || !see) {
    throw new Error(`src/${name}: valueCheck() needs 'code', 'clause' and 'see' as literal texts, got ${argument?.getText() ?? 'nothing'}`);
  }
  return { code, clause, see };
}
