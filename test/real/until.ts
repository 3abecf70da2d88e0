/** Asks every 150 ms until there is an answer; after 30 s, unless told otherwise, throws. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined | null | false>,
  ms = 30_000,
): Promise<T> {
  for (const end = Date.now() + ms; Date.now() < end; ) {
    const answer = await ask();
    if (answer) return answer;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  throw new Error(`waited ${ms} ms for ${what}`);
}
