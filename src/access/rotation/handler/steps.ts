import { randomInt } from 'node:crypto';
import { Refusal, Target } from './apis';
import { ACCEPTED, CURRENT, Labels, PENDING, RotatingSecret, SENDING } from './rotating-secret';

export interface Rotation {
  readonly secret: RotatingSecret;
  readonly target: Target;
}

/** Does its part, or finds it done, and says which. */
export type Step = (rotation: Rotation) => Promise<string>;

const CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const LENGTH = 64;
const IS_CURRENT = 'the version is current already';

/**
 * The four steps of Secrets Manager. Any of them may be run twice, and the rotation may be started again from the first one
 * after a failure anywhere: `src/access/adr/rotation.md` says for each point what is accepted then.
 */
export const STEPS: Record<string, Step> = { createSecret, setSecret, testSecret, finishSecret };

/** Fills the version: with the credential of a rotation that was given up half-way, if there is one, else with a new one. */
async function createSecret({ secret, target }: Rotation): Promise<string> {
  const labels = await secret.labels();
  if (labels.has(secret.version, CURRENT)) { return IS_CURRENT; }
  if (labels.knows(secret.version)) { mustBePending(labels, secret.version); }
  const existing = await secret.findText(secret.version);
  const givenUp = labels.givenUpBefore(secret.version);
  const left = givenUp && target.credentialIn(await secret.text(givenUp));
  const text = existing ?? target.textWith(await secret.text(labels.current), left ?? newCredential());
  if (existing === undefined) { await secret.fill(text); }
  if (givenUp && left === target.credentialIn(text)) { await takeOver(secret, labels, givenUp); }
  return existing !== undefined ? 'the version has a credential already' : left ? 'took the credential of a rotation that was given up' : 'created';
}

/** Makes ElastiCache accept the pending credential beside the current one. */
async function setSecret({ secret, target }: Rotation): Promise<string> {
  const labels = await secret.labels();
  if (labels.has(secret.version, CURRENT)) { return IS_CURRENT; }
  mustBePending(labels, secret.version);
  await target.settled();
  if (labels.has(secret.version, ACCEPTED) && await target.holdsBoth()) { return 'accepted already'; }
  const current = target.credentialIn(await secret.text(labels.current));
  const pending = target.credentialIn(await secret.text(secret.version));
  await secret.take(SENDING);
  await target.accept(current, pending, labels.sent.length > 0);
  await secret.take(ACCEPTED);
  await target.settled({ afterChange: true });
  return 'accepted';
}

/**
 * The function is outside of the cache's network, so it does not connect. Secrets Manager also runs this step alone, to try a
 * new schedule: then it shows whether the secret can be read and the cache described.
 */
async function testSecret({ secret, target }: Rotation): Promise<string> {
  target.credentialIn(await secret.text((await secret.labels()).current));
  await target.settled();
  return 'nothing is being changed';
}

/** Makes the version the current one: only now do applications see it. */
async function finishSecret({ secret, target }: Rotation): Promise<string> {
  const labels = await secret.labels();
  const isCurrent = labels.has(secret.version, CURRENT);
  if (!isCurrent) {
    mustBePending(labels, secret.version);
    await target.settled();
    if (!labels.has(secret.version, ACCEPTED) || !await target.holdsBoth()) {
      throw new Refusal('ElastiCache has not accepted the pending credential, or something else has replaced it; the rotation must start over');
    }
    await secret.take(CURRENT);
  }
  await secret.drop(SENDING);
  return isCurrent ? IS_CURRENT : 'the version is current';
}

async function takeOver(secret: RotatingSecret, labels: Labels, from: string): Promise<void> {
  for (const label of [ACCEPTED, SENDING]) {
    if (labels.has(from, label)) { await secret.take(label); }
  }
}

function mustBePending(labels: Labels, version: string): void {
  if (!labels.has(version, PENDING)) { throw new Refusal(`the version ${version} is not labelled ${PENDING}`); }
}

function newCredential(): string {
  return Array.from({ length: LENGTH }, () => CHARACTERS[randomInt(CHARACTERS.length)]).join('');
}
