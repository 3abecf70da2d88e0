import { File, Film, Volume2 } from "lucide-react";
import type { Message } from "../../../../contract/index.ts";
import { useWords } from "../../../locales/use-words.ts";
import { ZoomableImage } from "../../../ui/zoom.tsx";
import css from "./message.module.css";

const ICONS = { video: Film, audio: Volume2, file: File };

/** Pictures are shown, and open large; anything else is a link, opened on purpose. */
export function Attachments({ attachments }: Pick<Message, "attachments">) {
  const { t } = useWords();
  if (attachments.length === 0) return null;
  return (
    <ul className={css.attachments}>
      {attachments.map(({ kind, url, alt }) => {
        if (kind === "image") {
          return (
            <li key={url}>
              <ZoomableImage url={url} alt={alt ?? ""} foreign={!url.startsWith("/")} />
            </li>
          );
        }
        const Icon = ICONS[kind];
        return (
          <li key={url}>
            <a href={url} target="_blank" rel="noreferrer" className={css.file}>
              <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
              {alt || t(`conversation:${kind}`)}
            </a>
          </li>
        );
      })}
    </ul>
  );
}
