import { useQuery } from "@tanstack/react-query";
import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import type { Plaza, PlazaMember, PlazaMessage } from "../../api/plaza.ts";
import { useWords } from "../../locales/use-words.ts";
import { useNow } from "../../ui/use-now.ts";
import css from "./plaza.module.css";
import { Refused } from "./refused.tsx";
import { LOOK_MS, useAct } from "./use-plaza.ts";
import { Write } from "./write.tsx";

interface Props {
  plaza: Plaza;
  me: PlazaMember;
  brand: PlazaMember;
}

/** What this person and the brand have written to each other. */
export function PrivateChat({ plaza, me, brand }: Props) {
  const { t } = useWords();
  const chat = useQuery({
    queryKey: ["plaza", "chat", me.id],
    queryFn: () => plaza.privateWith(me.id, brand.id),
    refetchInterval: LOOK_MS,
  });
  return (
    <section aria-label={t("plaza:chat")} className={css.chat}>
      {chat.isError ? <Refused error={chat.error} /> : null}
      {chat.data?.length === 0 ? <p className={css.empty}>{t("plaza:chatEmpty")}</p> : null}
      {chat.data?.map((message) => (
        <Message key={message.id} plaza={plaza} me={me} message={message} />
      ))}
    </section>
  );
}

function Message({ plaza, me, message }: { plaza: Plaza; me: PlazaMember; message: PlazaMessage }) {
  const { t, moment } = useWords();
  const now = useNow();
  const [editing, setEditing] = useState(false);
  const edit = useAct(
    (text: string) => plaza.editMessage(me.id, message.id, text),
    () => setEditing(false),
  );
  const remove = useAct(() => plaza.deleteMessage(me.id, message.id));
  const mine = message.author.id === me.id;
  if (message.deleted) return <p className={css.gone}>{t("plaza:deleted")}</p>;
  const about = [
    message.author.name,
    moment("at", message.createdAt, now),
    message.editedAt ? t("plaza:edited") : "",
    message.app ? t("plaza:fromDesk") : "",
  ].filter(Boolean);
  return (
    <div className={css.message} data-mine={mine ? true : undefined}>
      {editing ? (
        <Write
          label={t("plaza:edit")}
          start={message.text}
          submit={t("common:save")}
          act={edit}
          onClose={() => setEditing(false)}
        />
      ) : (
        <p className={css.bubble} dir="auto">
          {message.text}
        </p>
      )}
      <p className={css.quiet}>{about.join(" · ")}</p>
      {mine && !editing ? (
        <div className={css.acts}>
          <button
            type="button"
            className={css.act}
            aria-label={t("plaza:edit")}
            onClick={() => setEditing(true)}
          >
            <Pencil size={16} aria-hidden="true" />
          </button>
          <button
            type="button"
            className={css.act}
            aria-label={t("plaza:delete")}
            onClick={() => remove.mutate(undefined)}
          >
            <Trash2 size={16} aria-hidden="true" />
          </button>
        </div>
      ) : null}
      {remove.error ? <Refused error={remove.error} /> : null}
    </div>
  );
}
