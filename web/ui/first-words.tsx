/** The first sentence, up to its point or its colon, says what is; what follows says what to do. */
const FIRST = /^.*?(?:\.|:|\u00a0:)(?=\s)/;

export function FirstWords({ words }: { words: string }) {
  const first = FIRST.exec(words)?.[0] ?? words;
  return (
    <>
      <b>{first}</b>
      {words.slice(first.length)}
    </>
  );
}
