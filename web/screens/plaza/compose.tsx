import { Globe, Lock } from "lucide-react";
import type { Plaza, PlazaMember } from "../../api/plaza.ts";
import { useWords } from "../../locales/use-words.ts";
import { Button } from "../../ui/button.tsx";
import { Chips } from "../../ui/chips.tsx";
import { Face } from "../../ui/face.tsx";
import { lengthOf } from "./length.ts";
import css from "./plaza.module.css";
import { Refused } from "./refused.tsx";
import { useAct } from "./use-plaza.ts";

const WAYS = ["page", "mention", "private"] as const;
export interface Draft {
  way: (typeof WAYS)[number];
  text: string;
}

interface Props {
  plaza: Plaza;
  me: PlazaMember;
  brand: PlazaMember;
  draft: Draft;
  onChange: (draft: Draft) => void;
}

/** On the brand's page, on one's own with a mention, or in private. */
export function Compose({ plaza, me, brand, draft, onChange }: Props) {
  const { t } = useWords();
  const { way, text } = draft;
  const mention = `@${brand.handle}`;
  const whole = way === "mention" && !text.toLowerCase().includes(mention) ? `${mention} ${text}` : text;
  const left = (way === "private" ? 1000 : 500) - lengthOf(whole);
  const send = useAct(
    async () => {
      if (way === "private") await plaza.write(me.id, brand.id, whole);
      else if (way === "page") await plaza.post(me.id, { text: whole, page: brand.id });
      else await plaza.post(me.id, { text: whole });
    },
    () => onChange({ way, text: "" }),
  );
  return (
    <form
      className={css.compose}
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate(undefined);
      }}
    >
      <div className={css.brand}>
        <Face name={brand.name} url={brand.avatar} size={56} />
        <div>
          <h1>{brand.name}</h1>
          <p className={css.quiet}>{mention}</p>
        </div>
      </div>
      <Chips
        one
        small
        label={t("plaza:way.label")}
        options={WAYS.map((id) => ({ id, words: t(`plaza:way.${id}`) }))}
        chosen={[way]}
        onChoose={([id]) => onChange({ way: WAYS.find((one) => one === id) ?? way, text })}
      />
      <div className={css.box} data-private={way === "private" ? true : undefined}>
        <Face name={me.name} url={me.avatar} />
        <div className={css.boxBody}>
          <textarea
            className={css.words}
            aria-label={t("plaza:text", { name: me.name })}
            placeholder={t(`plaza:placeholder.${way}`)}
            rows={2}
            value={text}
            onChange={(event) => onChange({ way, text: event.target.value })}
            onKeyDown={(event) => {
              if (event.key === "Enter" && (event.metaKey || event.ctrlKey) && text.trim() !== "")
                send.mutate(undefined);
            }}
          />
          <div className={css.boxFoot}>
            <span className={`${css.quiet} figures`}>{t("plaza:left", { count: left })}</span>
            <Button
              type="submit"
              look={way === "private" ? "private" : "primary"}
              isDisabled={send.isPending || text.trim() === "" || left < 0}
            >
              {way === "private" ? (
                <Lock size={16} aria-hidden="true" />
              ) : (
                <Globe size={16} aria-hidden="true" />
              )}
              {t(way === "private" ? "plaza:sendPrivately" : "plaza:post", { name: me.name })}
            </Button>
          </div>
        </div>
      </div>
      {send.isError ? <Refused error={send.error} /> : null}
    </form>
  );
}
