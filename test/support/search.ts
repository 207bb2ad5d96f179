/** Resolves when the boards of a unit were read: a machine with much to do answers the first search with what it has. */
export async function boardsRead(url: string, unit: string): Promise<void> {
  for (let complete = false; !complete;) {
    const answer = await fetch(`${url}/api/units/${unit}/search?q=a&limit=1`);
    ({ complete } = (await answer.json()) as { complete: boolean });
  }
}
