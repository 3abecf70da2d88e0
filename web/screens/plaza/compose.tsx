import { Globe, ImagePlus, Lock } from "lucide-react";
import { useRef, useState } from "react";
import type { Plaza, PlazaMember } from "../../api/plaza.ts";
import { useWords } from "../../locales/use-words.ts";
import { Button } from "../../ui/button.tsx";
import { Face } from "../../ui/face.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { type LastSaid, rememberSaid } from "./last-said.ts";
import { lengthOf } from "./length.ts";
import css from "./plaza.module.css";
import { Refused } from "./refused.tsx";
import { useAct } from "./use-plaza.ts";

export interface Draft {
  inPrivate: boolean;
  text: string;
}

interface Props {
  plaza: Plaza;
  me: PlazaMember;
  brand: PlazaMember;
  draft: Draft;
  onChange: (draft: Draft) => void;
  onSaid: (said: LastSaid) => void;
}

const MOST = { public: 500, private: 1000 };

/** On the brand's page; on one's own where the text names the brand, as people do; or in private. */
export function Compose({ plaza, me, brand, draft, onChange, onSaid }: Props) {
  const { t } = useWords();
  const { inPrivate, text } = draft;
  const [picture, setPicture] = useState<File | null>(null);
  const pick = useRef<HTMLInputElement>(null);
  const left = (inPrivate ? MOST.private : MOST.public) - lengthOf(text);
  const empty = text.trim() === "" && (inPrivate || !picture);
  const send = useAct(say, () => {
    setPicture(null);
    onChange({ inPrivate, text: "" });
  });
  const firstName = me.name.split(" ")[0] ?? me.name;

  async function say() {
    const { id, createdAt } = inPrivate ? await plaza.write(me.id, brand.id, text) : await publish();
    onSaid(rememberSaid({ externalId: id, text, name: me.name, at: createdAt }));
  }

  async function publish() {
    const media = picture ? [await plaza.keepImage(me.id, picture)] : [];
    const named = text.toLowerCase().includes(`@${brand.handle}`);
    return plaza.post(me.id, { text, media, ...(named ? {} : { page: brand.id }) });
  }

  return (
    <form
      className={css.compose}
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate(undefined);
      }}
    >
      <div className={css.box} data-private={inPrivate || undefined}>
        <Face name={me.name} url={me.avatar} />
        <div className={css.boxBody}>
          <textarea
            className={css.words}
            aria-label={t("plaza:text", { name: me.name })}
            placeholder={t(inPrivate ? "plaza:placeholder.private" : "plaza:placeholder.page")}
            rows={2}
            value={text}
            onChange={(event) => onChange({ inPrivate, text: event.target.value })}
            onKeyDown={(event) => {
              if (event.key === "Enter" && (event.metaKey || event.ctrlKey) && !empty) send.mutate(undefined);
            }}
          />
          {picture && !inPrivate ? (
            <p className={css.quiet}>{t("plaza:picture.chosen", { name: picture.name })}</p>
          ) : null}
          <div className={css.boxFoot}>
            {inPrivate ? null : (
              <>
                <input
                  ref={pick}
                  type="file"
                  accept="image/png,image/jpeg,image/gif,image/webp"
                  hidden
                  onChange={(event) => setPicture(event.target.files?.[0] ?? null)}
                />
                <IconButton label={t("plaza:picture.add")} onPress={() => pick.current?.click()}>
                  <ImagePlus size={18} strokeWidth={1.75} aria-hidden="true" />
                </IconButton>
              </>
            )}
            <span className={`${css.quiet} ${css.left} figures`}>{t("plaza:left", { count: left })}</span>
            <Button
              type="submit"
              look={inPrivate ? "private" : "primary"}
              isDisabled={send.isPending || empty || left < 0}
            >
              {inPrivate ? <Lock size={16} aria-hidden="true" /> : <Globe size={16} aria-hidden="true" />}
              {t(inPrivate ? "plaza:sendPrivately" : "plaza:post", { name: firstName })}
            </Button>
          </div>
        </div>
      </div>
      {send.isError ? <Refused error={send.error} /> : null}
    </form>
  );
}
