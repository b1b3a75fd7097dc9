import { readFileSync } from 'fs';
import { join } from 'path';
import { gunzipSync } from 'zlib';

/** The part of a jsii assembly that says what is documented. */
export interface PublicSurface {
  readonly types: Record<string, Type>;
}

type Texts = Partial<Record<'summary' | 'default' | 'example' | 'returns', string>>;

interface Documented {
  readonly docs?: Texts;
}

interface Member extends Documented {
  readonly name: string;
  readonly static?: boolean;
  readonly optional?: boolean;
}

interface Callable {
  /** Elsewhere than in `src/` for the constructor of a class of aws-cdk-lib that has been inherited. */
  readonly locationInModule?: { readonly filename: string };
  readonly protected?: boolean;
  readonly parameters?: Member[];
  readonly returns?: object;
}

interface Type extends Member {
  readonly kind: 'class' | 'interface' | 'enum';
  /** Whether it is a struct: an interface of props. */
  readonly datatype?: boolean;
  readonly initializer?: Callable;
  readonly properties?: Member[];
  readonly methods?: Array<Member & Callable>;
  /** Of an enum. */
  readonly members?: Member[];
}

/** Each text that the public surface lacks, such as `Endpoint.portAsString: @returns`. */
export function undocumented({ types }: PublicSurface): string[] {
  return Object.values(types).flatMap(type => [
    ...lacking(type, type.name, 'summary', isForUsers(type) && 'example'),
    ...(isOurs(type.initializer) ? lackingOfParameters(type.initializer, `new ${type.name}`) : []),
    ...(type.members ?? []).flatMap(member => lacking(member, `${type.name}.${member.name}`, 'summary')),
    ...(type.properties ?? []).flatMap(member => lacking(member, `${type.name}.${member.name}`, 'summary', type.datatype && member.optional && 'default')),
    ...(type.methods ?? []).flatMap(method => [
      ...lacking(method, `${type.name}.${method.name}`, 'summary', method.returns && 'returns'),
      ...lackingOfParameters(method, `${type.name}.${method.name}`),
    ]),
  ]);
}

function lacking({ docs = {} }: Documented, name: string, ...needed: Array<keyof Texts | false | undefined>): string[] {
  return needed.filter(text => text && !docs[text]).map(text => `${name}: ${text === 'summary' ? 'a summary' : `@${text}`}`);
}

function lackingOfParameters(callable: Callable | undefined, name: string): string[] {
  return (callable?.parameters ?? []).filter(({ docs }) => !docs?.summary).map(parameter => `${name}: @param ${parameter.name}`);
}

function isOurs(constructor?: Callable): boolean {
  return constructor?.locationInModule?.filename.startsWith('src/') ?? false;
}

/** Whether an app makes the class, or names one of its constants or factories. Others hand out the rest. */
function isForUsers({ kind, initializer, properties = [], methods = [] }: Type): boolean {
  const isMade = initializer !== undefined && !initializer.protected;
  return kind === 'class' && (isMade || [...properties, ...methods].some(member => member.static));
}

if (require.main === module) {
  const assembly = gunzipSync(readFileSync(join(__dirname, '..', '..', '.jsii.gz'))).toString();
  const found = undocumented(JSON.parse(assembly));
  if (found.length > 0) {
    process.stderr.write(`${found.length} texts of the public surface are missing:\n${found.map(line => `  ${line}\n`).join('')}`);
    process.exitCode = 1;
  }
}
