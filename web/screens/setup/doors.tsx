import { ArrowRight, Landmark, Plug } from "lucide-react";
import { Button } from "react-aria-components";
import { useWords } from "../../locales/use-words.ts";
import { NetworkBadge } from "../../ui/network-badge.tsx";
import css from "./setup.module.css";

/** Networks that can be connected today. */
const SHOWN = ["bluesky", "wordpress", "open"];

export function Doors({ onDoor }: { onDoor: (door: "plaza" | "connect") => void }) {
  const { t } = useWords();
  return (
    <>
      <div className={css.doors}>
        <Button className={`${css.door} ${css.easy}`} onPress={() => onDoor("plaza")}>
          <span className={css.doorTitle}>
            <Landmark size={18} aria-hidden="true" />
            {t("setup:plaza.title")}
          </span>
          <span>{t("setup:plaza.body")}</span>
          <span className={css.doorFoot}>
            {t("setup:plaza.soon")}
            <ArrowRight size={18} aria-hidden="true" />
          </span>
        </Button>
        <Button className={css.door ?? ""} onPress={() => onDoor("connect")}>
          <span className={css.doorTitle}>
            <Plug size={18} aria-hidden="true" />
            {t("setup:connect.title")}
          </span>
          <span>{t("setup:connect.body")}</span>
          <span className={css.doorFoot}>
            <span className={css.glyphs}>
              {SHOWN.map((network) => (
                <NetworkBadge key={network} network={network} size={18} />
              ))}
            </span>
            <ArrowRight size={18} aria-hidden="true" />
          </span>
        </Button>
      </div>
      <p className={css.either}>{t("setup:either")}</p>
    </>
  );
}
