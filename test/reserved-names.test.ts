import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Names that an adopted resource will have. Another meaning now would have to be broken then.
 *
 * See src/cache/adr/adopted-resources.md.
 */
const TYPES = /^export (?:declare )?(?:abstract )?(?:class|interface|enum|type|const|function) (Adopted|AdoptedResourceOptions)\b.*$/gm;
const MEMBERS = /^ +(?:(?:public|protected|static|abstract|readonly|async|get|set) )*(adopt|adopted)\??(?: ?[(<:=]).*$/gm;

/** As the decision has them. */
const DECIDED = [
  /^export class Adopted \{$/,
  /^export interface AdoptedResourceOptions \{$/,
  /^ {2}readonly adopted\?: Adopted;$/,
];

const SRC = join(__dirname, '..', 'src');
const taken = (text: string) =>
  [...text.matchAll(TYPES), ...text.matchAll(MEMBERS)].map(([line]) => line).filter(line => !DECIDED.some(as => as.test(line)));

test('names of adopted resources have no other meaning: see src/cache/adr/adopted-resources.md', () => {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ts') && !/^(local|cli)\b/.test(file));
  expect(files.length).toBeGreaterThan(200);
  expect(files.flatMap(file => taken(readFileSync(join(SRC, file), 'utf8')).map(line => `${file}: ${line.trim()}`))).toEqual([]);
});

test.each([
  'export abstract class Adopted {',
  'export enum Adopted {',
  'export interface AdoptedResourceOptions extends BindOptions {',
  '  public static adopt(scope: Construct, id: string): ReplicationGroup {',
  '  adopt(user: IUser): void;',
  '  readonly adopted: boolean;',
  '  public readonly adopted?: Date;',
  '  public get adopted(): boolean {',
])('another meaning would be found: %s', line => {
  expect(taken(`/** Text. */\n${line}\n`)).toEqual([line]);
});

test.each([
  'export class Adopted {',
  'export interface AdoptedResourceOptions {',
  '  readonly adopted?: Adopted;',
  '  readonly adoptedBy?: string;',
  'const { adopted } = props;',
])('what is decided, and what has another name, is none: %s', line => {
  expect(taken(line)).toEqual([]);
});
