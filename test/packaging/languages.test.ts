import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectSameTemplates, expectSentences, firstDifference, sentencesIn } from './languages/compare';
import { complaintsAbout, readSource } from './languages/csharp';
import { missing } from './languages/language';
import { TYPESCRIPT } from './languages/typescript';

const RULES = 'https://docs.example/rules.md';
const SENTENCES = [
  `'port' must be a number [PortOutOfRange] ${RULES}#PortOutOfRange`,
  `'replicas' must be a number. Write 0 [ReplicasOutOfRange] ${RULES}#ReplicasOutOfRange`,
];
const lines = (prefix: string) => ['Error: Stack/Cache:', ...SENTENCES.map(sentence => `${prefix}- ${sentence}`), '    at failWith (report.js:10:15)'].join('\n');

test.each([['JavaScript and Python', '  '], ['Java', '[ERROR]   '], ['Go', '\t  ']])('sentences are found in an error as %s writes it', (_language, prefix) => {
  expect(sentencesIn(lines(prefix) + lines(prefix))).toEqual(SENTENCES);
  expect(() => expectSentences(lines(prefix), SENTENCES)).not.toThrow();
});

test.each([
  ['a sentence that is cut', lines('  ').replace(' [PortOutOfRange]', ''), /lacks 'port' must be a number \[PortOutOfRange\]/],
  ['a sentence that begins elsewhere', lines('  ').replace("'port' must", 'must'), /lacks 'port' must be/],
  ['two sentences on a line', lines('  ').replace('#PortOutOfRange\n  - ', '#PortOutOfRange - '), /lacks 'port' must be/],
  ['another sentence', `${lines('  ')}\n  - more [Other] ${RULES}#Other`, /has also more \[Other\]/],
])('the error of a language is refused with %s', (_case, error, message) => {
  expect(() => expectSentences(error, SENTENCES)).toThrow(message);
});

test('templates are compared to the last byte, and the first difference is shown', () => {
  const directory = mkdtempSync(join(tmpdir(), 'templates-'));
  const templates = (name: string, port: number) => {
    mkdirSync(join(directory, name));
    for (const stack of ['DatabaseCache', 'Memcached', 'Serverless', 'Sessions', 'Sharded']) {
      writeFileSync(join(directory, name, `${stack}.template.json`), JSON.stringify({ Name: stack, Port: stack === 'Sharded' ? port : 1 }, undefined, 1));
    }
    return join(directory, name);
  };
  try {
    const reference = templates('reference', 6380);

    expect(() => expectSameTemplates(templates('same', 6380), reference)).not.toThrow();
    expect(() => expectSameTemplates(templates('other', 6379), reference)).toThrow('Sharded:\n  {\n   "Name": "Sharded",\n+  "Port": 6379\n-  "Port": 6380');
    expect(() => expectSameTemplates(directory, reference)).toThrow('there are the stacks ');
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test('what one text has more is a difference', () => {
  expect(firstDifference('a\nb', 'a')).toBe('  a\n+ b\n- ');
  expect(firstDifference('a', 'a\nb')).toBe('  a\n+ \n- b');
});

/** A source as jsii-pacmak writes it. */
const csharp = (members: string, name = 'Window') => [
  'namespace CdkElastiCache', '{', `    [JsiiClass(nativeType: typeof(CdkElastiCache.${name}))]`, `    public class ${name} : DeputyBase`, '    {', members,
  '        internal sealed class _Proxy : DeputyBase', '        {', '            [JsiiProperty(name: "deeper")]', '            public string deeper',
  '        }', '    }', '}',
].join('\n');
const method = (declaration: string, attribute = '[JsiiMethod(name: "x")]') => `        ${attribute}\n        ${declaration}\n        {`;

test('the types and members of C# sources are read', () => {
  const source = csharp([
    '        protected Window(string text, double? hours = null): base(_MakeDeputyProps(text, hours))',
    method('public static CdkElastiCache.Window Parse(System.Collections.Generic.IDictionary<string, string> texts, string? id = null)'),
    method('public override string ToString()'), method('public virtual double[] Days', '[JsiiOptional]\n        [JsiiProperty(name: "x")]'),
  ].join('\n'));

  expect(readSource(source)).toEqual([{
    name: 'Window',
    parametersOfConstructors: ['text', 'hours'],
    obsolete: false,
    members: [
      { name: 'Parse', parameters: ['texts', 'id'], overrides: false },
      { name: 'ToString', parameters: [], overrides: true },
      { name: 'Days', parameters: [], overrides: false },
    ],
  }]);
});

test.each([
  ['nothing', [method('public virtual string Text()'), method('public override string ToString()')], []],
  ['a reserved word', [method('public virtual void Delete(string @object)')], ["Window has '@object', a reserved word"]],
  ['a member of the name of the class', [method('public virtual string Window')], ['Window has a member of its own name']],
  ['a name that jsii changed', [method('public virtual string Window_')], ["Window has 'Window_', which jsii renamed"]],
  ['names equal up to case', [method('public virtual string Ttl'), method('public virtual string TTL')], ['Window has Ttl and TTL, which differ in their case only']],
  ['a member of every object that is hidden', [method('public virtual bool Equals(string other)')], ['Window hides Equals of every object']],
  ['what is obsolete', [`        [System.Obsolete("no")]\n${method('public virtual string Text')}`], ['Window is obsolete, or a member of it']],
])('in C#, %s', (_case, members, expected) => {
  expect(readSource(csharp(members.join('\n'))).flatMap(complaintsAbout)).toEqual(expected);
});

test('a language is skipped for the commands that the machine does not have', () => {
  expect(missing({ ...TYPESCRIPT, commands: ['node', 'no-such-command'] })).toEqual(['no-such-command']);
});
