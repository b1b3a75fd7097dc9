/** Asks until the answer is as wanted; the last answer, wanted or not, when the time is over. */
export async function eventually<T>(ask: () => Promise<T>, wanted: (answer: T) => boolean, seconds = 20): Promise<T> {
  for (const end = Date.now() + seconds * 1000; ;) {
    const answer = await ask();
    if (wanted(answer) || Date.now() > end) {
      return answer;
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}
