/** Tells what happens, step by step, with the time that each step took. */
export class Narrator {
  private step = 0;

  public constructor(private readonly steps: number) {}

  public async during<T>(title: string, work: (say: (line: string) => void) => Promise<T>): Promise<T> {
    const begun = Date.now();
    this.tell(`\n${++this.step}/${this.steps} ${title}`);
    const result = await work(line => this.tell(`    ${line}`));
    this.tell(`    (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
    return result;
  }

  public tell(line = ''): void {
    process.stdout.write(`${line}\n`);
  }
}

/** What was created, from a line of the CLI about an event of the stack; undefined for all other lines. */
export function createdResource(line: string): string | undefined {
  const [, type, path] = /\| CREATE_COMPLETE\s+\| (AWS::\S+)\s+\| (\S+)/.exec(line) ?? [];
  return type && type !== 'AWS::CloudFormation::Stack' ? `${type.padEnd(40)} ${path}` : undefined;
}
