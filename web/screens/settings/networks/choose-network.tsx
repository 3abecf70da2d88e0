import { useWords } from "../../../locales/use-words.ts";
import { Button } from "../../../ui/button.tsx";
import { NetworkBadge } from "../../../ui/network-badge.tsx";
import css from "../settings.module.css";
import type { Network } from "./network.ts";
import own from "./networks.module.css";

interface Props {
  networks: Network[];
  onChoose: (network: string) => void;
  onClose: () => void;
}

export function ChooseNetwork({ networks, onChoose, onClose }: Props) {
  const { t, coded } = useWords();
  return (
    <section className={css.part} aria-labelledby="choose-network">
      <div className={css.head}>
        <h2 id="choose-network">{t("connections:choose.title")}</h2>
        <Button onPress={onClose}>{t("common:cancel")}</Button>
      </div>
      <ul className={own.choices}>
        {networks.map(({ network, name, ...can }) => (
          <li key={network}>
            <button type="button" className={own.choice} onClick={() => onChoose(network)}>
              <NetworkBadge network={network} size={20} />
              <span className={css.who}>
                <span className={css.name}>{name}</span>
                <span className={css.quiet}>
                  {coded("connections", `choose.about.${network}`) ?? t(`connections:choose.${heard(can)}`)}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function heard(can: { public: boolean; private: boolean }): "both" | "public" | "private" {
  if (can.public && can.private) return "both";
  return can.public ? "public" : "private";
}
