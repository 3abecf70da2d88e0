import { Globe, Lock } from "lucide-react";
import type { PlazaMember } from "../../api/plaza.ts";
import { useWords } from "../../locales/use-words.ts";
import { Button } from "../../ui/button.tsx";
import { Face } from "../../ui/face.tsx";
import css from "./plaza.module.css";

interface Props {
  brand: PlazaMember;
  inPrivate: boolean;
  onTurn: (inPrivate: boolean) => void;
}

/** Whose page this is, and the way to write to it out of everybody's sight. */
export function BrandHead({ brand, inPrivate, onTurn }: Props) {
  const { t } = useWords();
  return (
    <header className={css.brand}>
      <Face name={brand.name} url={brand.avatar} size={52} />
      <h1>{brand.name}</h1>
      <p className={css.quiet}>{[`@${brand.handle}`, brand.about].filter(Boolean).join(" · ")}</p>
      <Button onPress={() => onTurn(!inPrivate)}>
        {inPrivate ? (
          <Globe size={16} aria-hidden="true" />
        ) : (
          <Lock size={16} aria-hidden="true" className={css.lock} />
        )}
        {t(inPrivate ? "plaza:writePublicly" : "plaza:writePrivately")}
      </Button>
    </header>
  );
}
