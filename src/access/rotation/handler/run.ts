import { Refusal, RotationEvent, SecretsApi, Target } from './apis';
import { RotatingSecret } from './rotating-secret';
import { STEPS } from './steps';

/** Runs a step, and writes one line about it that holds no secret. */
export async function run(event: RotationEvent, api: SecretsApi, target: Target): Promise<void> {
  const { SecretId: secret, ClientRequestToken: version, Step: step } = event;
  const log = (outcome: 'done' | 'failed', detail: string) => console.log(JSON.stringify({ secret, version, step, outcome, detail }));
  try {
    if (!Object.hasOwn(STEPS, step)) { throw new Refusal('there is no such step'); }
    log('done', await STEPS[step]({ secret: new RotatingSecret(api, secret, version), target }));
  } catch (e) {
    log('failed', reasonOf(e));
    // a new error: the service's may quote what it was given
    throw new Error(`${step}: ${reasonOf(e)}`);
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof Refusal) { return error.message; }
  const { name, $metadata } = error as { name?: string; $metadata?: { requestId?: string } };
  return [name ?? 'unknown error', $metadata?.requestId && `request ${$metadata.requestId}`].filter(Boolean).join(', ');
}
