import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A public type of the C# sources that jsii-pacmak writes. */
export interface CsharpType {
  readonly name: string;
  /** Its own members: methods, properties, members of an enum. */
  readonly members: CsharpMember[];
  readonly parametersOfConstructors: string[];
  readonly obsolete: boolean;
}

export interface CsharpMember {
  readonly name: string;
  readonly parameters: string[];
  readonly overrides: boolean;
}

const KEYWORDS = new Set(('abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event ' +
  'explicit extern false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null object operator out ' +
  'override params private protected public readonly ref return sbyte sealed short sizeof stackalloc static string struct switch this throw true try ' +
  'typeof uint ulong unchecked unsafe ushort using virtual void volatile while').split(' '));
/** What every object has. */
const OF_OBJECT = ['Equals', 'GetHashCode', 'GetType', 'MemberwiseClone', 'ReferenceEquals', 'ToString', 'Finalize'];

/** The type itself; what is nested in it stands deeper. */
const TYPE = /^ {4}public (?:static |abstract |sealed )*(?:class|interface|enum) (\w+)/m;
/** A member, below its attributes: a method, a property, a member of an enum. */
const MEMBER = /^ {8}\[Jsii(?:Method|Property|EnumMember)\(.*\n(?: {8}\[.*\n)* {8}(?<modifiers>(?:(?:public|protected|static|virtual|override|abstract|new) )*)(?:[\w.<>?,[\] ]+ )?(?<name>@?\w+)(?:\((?<parameters>.*)\))?[ ;,]*$/gm;
const CONSTRUCTOR = /^ {8}(?:public|protected) (?<name>\w+)\((?<parameters>.*)\): base\(_/gm;

/** The types in a directory of sources, by the names of their files. */
export function readSources(directory: string): CsharpType[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.cs'))
    .flatMap(file => readSource(readFileSync(join(directory, file), 'utf8')));
}

/** The type of a source; none where there is none that is public. */
export function readSource(source: string): CsharpType[] {
  const name = TYPE.exec(source)?.[1];
  if (name === undefined) { return []; }
  const members = [...source.matchAll(MEMBER)].map(({ groups }) => {
    const { modifiers, name: member, parameters = '' } = groups!;
    return { name: member, parameters: namesOf(parameters), overrides: modifiers.includes('override') };
  });
  const parametersOfConstructors = [...source.matchAll(CONSTRUCTOR)].flatMap(({ groups }) => namesOf(groups!.parameters));
  return [{ name, members, parametersOfConstructors, obsolete: /^\s*\[(?:System\.)?Obsolete/m.test(source) }];
}

/** The names of parameters, of which a type can have commas of its own. */
function namesOf(parameters: string): string[] {
  return parameters.replace(/<[^()]*>/g, '').split(',').filter(part => part.trim()).map(part => part.split('=')[0].trim().split(' ').pop()!);
}

/** What a C# developer would stumble over. */
export function complaintsAbout({ name, members, parametersOfConstructors, obsolete }: CsharpType): string[] {
  const names = [...new Set(members.map(member => member.name))];
  const everyName = [name, ...names, ...parametersOfConstructors, ...members.flatMap(({ parameters }) => parameters)];
  const twins = names.filter(one => names.some(other => other !== one && other.toLowerCase() === one.toLowerCase()));
  return [
    ...everyName.filter(word => KEYWORDS.has(word.replace('@', ''))).map(word => `${name} has '${word}', a reserved word`),
    ...everyName.filter(word => word.endsWith('_')).map(word => `${name} has '${word}', which jsii renamed`),
    ...names.filter(member => member === name).map(() => `${name} has a member of its own name`),
    ...(twins.length > 0 ? [`${name} has ${twins.join(' and ')}, which differ in their case only`] : []),
    ...members.filter(member => OF_OBJECT.includes(member.name) && !member.overrides).map(member => `${name} hides ${member.name} of every object`),
    ...(obsolete ? [`${name} is obsolete, or a member of it`] : []),
  ];
}
