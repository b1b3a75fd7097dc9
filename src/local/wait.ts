/** Asks again until the answer is yes; an error is a no. `failure` says what the wait was for. */
export async function until(ready: () => Promise<boolean>, failure: () => string, seconds = 20): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) {
    if (await ready().catch(() => false)) {
      return;
    }
    await sleep(20);
  }
  throw new Error(failure());
}

export function sleep(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}
