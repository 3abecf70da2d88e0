import { useWords } from "../../../locales/use-words.ts";
import own from "./networks.module.css";

const PARTS = ["create", "paste", "read", "never"] as const;

/** What to create there, what to paste here, what we read and what we never do. One line a step in the locales. */
export function NetworkHelp({ network }: { network: string }) {
  const { t, coded } = useWords();
  const parts = PARTS.flatMap((part) => {
    const words = coded("connections", `help.${network}.${part}`);
    return words ? [{ part, lines: words.split("\n") }] : [];
  });
  if (parts.length === 0) return null;
  return (
    <aside className={own.help}>
      {parts.map(({ part, lines }) => (
        <section key={part}>
          <h2>{t(`connections:help.${part}`)}</h2>
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      ))}
    </aside>
  );
}
