import { Refusal, SecretsApi } from './apis';

export const CURRENT = 'AWSCURRENT';
export const PENDING = 'AWSPENDING';
const PREVIOUS = 'AWSPREVIOUS';
/** The version's credential may have been sent to ElastiCache. */
export const SENDING = 'cdk-elasticache:sending';
/** The version's credential is the newest whose request ElastiCache accepted. It keeps the label when it becomes current. */
export const ACCEPTED = 'cdk-elasticache:accepted';
const OWN_LABELS = [SENDING, ACCEPTED];

/** Which version had which label when it was asked for. */
export class Labels {
  constructor(private readonly byVersion: Record<string, string[]>) {}

  public knows(version: string): boolean {
    return version in this.byVersion;
  }

  public has(version: string, label: string): boolean {
    return this.byVersion[version]?.includes(label) ?? false;
  }

  public holderOf(label: string): string | undefined {
    return Object.keys(this.byVersion).find(version => this.has(version, label));
  }

  public get current(): string {
    const version = this.holderOf(CURRENT);
    if (!version) { throw new Refusal('the secret has no current version'); }
    return version;
  }

  /** Versions other than the current one that ElastiCache may have, and may have as the newest. */
  public get sent(): string[] {
    return OWN_LABELS.map(label => this.holderOf(label)).filter(version => version !== undefined && version !== this.current) as string[];
  }

  /** The version of a rotation that was given up: sent, and never current. What was current may have leaked since. */
  public givenUpBefore(version: string): string | undefined {
    return this.sent.find(sent => sent !== version && !this.has(sent, PREVIOUS));
  }
}

/** The secret, and the version that is to become current. */
export class RotatingSecret {
  constructor(private readonly api: SecretsApi, private readonly secretId: string, public readonly version: string) {}

  public async labels(): Promise<Labels> {
    return new Labels((await this.api.describeSecret({ SecretId: this.secretId })).VersionIdsToStages ?? {});
  }

  /** The text of a version; `undefined` for a version that Secrets Manager has announced and nobody has filled. */
  public async findText(version: string): Promise<string | undefined> {
    try {
      return (await this.api.getSecretValue({ SecretId: this.secretId, VersionId: version })).SecretString;
    } catch (e) {
      if ((e as Error).name === 'ResourceNotFoundException') { return undefined; }
      throw e;
    }
  }

  public async text(version: string): Promise<string> {
    const text = await this.findText(version);
    if (text === undefined) { throw new Refusal(`the version ${version} has no text`); }
    return text;
  }

  public async fill(text: string): Promise<void> {
    await this.api.putSecretValue({ SecretId: this.secretId, ClientRequestToken: this.version, SecretString: text, VersionStages: [PENDING] });
  }

  /** Gives a label to this version, from whichever version has it. */
  public async take(label: string): Promise<void> {
    const holder = (await this.labels()).holderOf(label);
    if (holder === this.version) { return; }
    await this.api.updateSecretVersionStage({
      SecretId: this.secretId,
      VersionStage: label,
      MoveToVersionId: this.version,
      ...(holder && { RemoveFromVersionId: holder }),
    });
  }

  /** Takes a label away, from whichever version has it. */
  public async drop(label: string): Promise<void> {
    const holder = (await this.labels()).holderOf(label);
    if (!holder) { return; }
    await this.api.updateSecretVersionStage({ SecretId: this.secretId, VersionStage: label, RemoveFromVersionId: holder });
  }
}
