import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Plaza, PlazaMember, PlazaPost } from "../../api/plaza.ts";
import css from "./plaza.module.css";
import { Post } from "./post.tsx";
import { LOOK_MS } from "./use-plaza.ts";

interface Props {
  plaza: Plaza;
  me: PlazaMember;
  post: PlazaPost;
}

/** A post and what was said under it. A new answer changes the count, which asks again at once; edits come a little later. */
export function Thread({ plaza, me, post }: Props) {
  const answers = useQuery({
    queryKey: ["plaza", "answers", me.id, post.id, post.replies],
    queryFn: () => plaza.answers(me.id, post.id),
    enabled: post.replies > 0,
    refetchInterval: LOOK_MS * 5,
    placeholderData: keepPreviousData,
  });
  return (
    <article className={css.thread}>
      <Post plaza={plaza} me={me} post={post} />
      {post.replies > 0
        ? answers.data?.map((answer) => (
            <div key={answer.id} className={css.answer}>
              <Post plaza={plaza} me={me} post={answer} />
            </div>
          ))
        : null}
    </article>
  );
}
