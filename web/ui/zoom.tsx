import { useState } from "react";
import { Button as Opener } from "react-aria-components";
import { useWords } from "../locales/use-words.ts";
import { later } from "./later.tsx";
import css from "./zoom.module.css";

const Zoomed = later(async () => (await import("./zoomed.tsx")).Zoomed);

interface Props {
  url: string;
  alt: string;
  /** On another address: nobody there learns from where it was looked at. */
  foreign?: boolean;
  className?: string | undefined;
}

/** An image that opens large when it is pressed; when it is closed, the focus is on it again. */
export function ZoomableImage({ url, alt, foreign = false, className = "" }: Props) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const label = alt ? t("message:enlargeThis", { alt }) : t("message:enlarge");
  return (
    <>
      <Opener className={`${css.opener} ${className}`} aria-label={label} onPress={() => setOpen(true)}>
        <img
          loading="lazy"
          src={url}
          alt={alt}
          decoding="async"
          {...(foreign ? { referrerPolicy: "no-referrer" as const } : {})}
        />
      </Opener>
      {open ? <Zoomed url={url} alt={alt} foreign={foreign} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
