import { Heart, MessageCircle, Pencil, Repeat2, Trash2 } from "lucide-react";
import { useState } from "react";
import type { Plaza, PlazaMember, PlazaPost } from "../../api/plaza.ts";
import { useWords } from "../../locales/use-words.ts";
import { Face } from "../../ui/face.tsx";
import { useNow } from "../../ui/use-now.ts";
import css from "./plaza.module.css";
import { Refused } from "./refused.tsx";
import { useAct } from "./use-plaza.ts";
import { Write } from "./write.tsx";

interface Props {
  plaza: Plaza;
  me: PlazaMember;
  post: PlazaPost;
}

/** A post or an answer, with what the person who is written as may do to it. */
export function Post({ plaza, me, post }: Props) {
  const { t, clock, longDate } = useWords();
  const now = useNow();
  const [open, setOpen] = useState<"answer" | "edit" | null>(null);
  const close = () => setOpen(null);
  const answer = useAct((text: string) => plaza.post(me.id, { text, parent: post.id }), close);
  const edit = useAct((text: string) => plaza.editPost(me.id, post.id, text), close);
  const remove = useAct(() => plaza.deletePost(me.id, post.id));
  const like = useAct(() => plaza.like(me.id, post.id, !post.liked));
  const share = useAct(() => plaza.share(me.id, post.id, !post.shared));
  const error = remove.error ?? like.error ?? share.error;
  if (post.deleted) return <p className={css.gone}>{t("plaza:deleted")}</p>;
  const mine = post.author.id === me.id;
  const about = [
    isToday(post.createdAt, now) ? clock(post.createdAt) : longDate(post.createdAt),
    post.editedAt ? t("plaza:edited") : "",
    post.app ? t("plaza:fromDesk") : "",
    post.hidden ? t("plaza:hidden") : "",
    post.page && post.page.handle !== plaza.brandHandle ? t("plaza:onPage", { name: post.page.name }) : "",
  ].filter(Boolean);

  return (
    <div className={css.post} data-hidden={post.hidden ? true : undefined}>
      <Face name={post.author.name} url={post.author.avatar} />
      <div className={css.postBody}>
        <p className={css.postHead}>
          <strong>{post.author.name}</strong> <span className={css.quiet}>{about.join(" · ")}</span>
        </p>
        {open === "edit" ? (
          <Write
            label={t("plaza:edit")}
            start={post.text}
            submit={t("common:save")}
            act={edit}
            onClose={close}
          />
        ) : (
          <p className={css.text} dir="auto">
            {post.text}
          </p>
        )}
        {post.images.map((image) => (
          <img
            key={image.path}
            className={css.image}
            src={plaza.file(image.path)}
            alt={image.alt}
            loading="lazy"
          />
        ))}
        <div className={css.acts}>
          <button type="button" className={css.act} onClick={() => setOpen("answer")}>
            <MessageCircle size={16} aria-hidden="true" />
            <span className="visually-hidden">{t("plaza:answer", { name: post.author })}</span>
            {post.replies > 0 ? <span className="figures">{post.replies}</span> : null}
          </button>
          <button
            type="button"
            className={css.act}
            aria-pressed={post.liked === true}
            onClick={() => like.mutate(undefined)}
          >
            <Heart size={16} aria-hidden="true" fill={post.liked ? "currentColor" : "none"} />
            <span className="visually-hidden">{t("plaza:like")}</span>
            {post.likes > 0 ? <span className="figures">{post.likes}</span> : null}
          </button>
          <button
            type="button"
            className={css.act}
            aria-pressed={post.shared === true}
            onClick={() => share.mutate(undefined)}
          >
            <Repeat2 size={16} aria-hidden="true" />
            <span className="visually-hidden">{t("plaza:share")}</span>
            {post.shares > 0 ? <span className="figures">{post.shares}</span> : null}
          </button>
          {mine ? (
            <>
              <button
                type="button"
                className={css.act}
                aria-label={t("plaza:edit")}
                onClick={() => setOpen("edit")}
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
            </>
          ) : null}
        </div>
        {error ? <Refused error={error} /> : null}
        {open === "answer" ? (
          <Write
            label={t("plaza:answer", { name: post.author })}
            start=""
            submit={t("plaza:answerAs", { name: me.name })}
            act={answer}
            onClose={close}
          />
        ) : null}
      </div>
    </div>
  );
}

function isToday(at: string, now: Date): boolean {
  return new Date(at).toDateString() === now.toDateString();
}
