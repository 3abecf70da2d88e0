import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Plaza, PlazaMember } from "../../api/plaza.ts";
import { useWords } from "../../locales/use-words.ts";
import css from "./plaza.module.css";
import { Refused } from "./refused.tsx";
import { Thread } from "./thread.tsx";
import { LOOK_MS } from "./use-plaza.ts";

/** Everything said in public in the town, newest first, each with its answers. */
export function Timeline({ plaza, me }: { plaza: Plaza; me: PlazaMember }) {
  const { t } = useWords();
  const timeline = useQuery({
    queryKey: ["plaza", "timeline", me.id],
    queryFn: () => plaza.timeline(me.id),
    refetchInterval: LOOK_MS,
    placeholderData: keepPreviousData,
  });
  return (
    <section aria-label={t("plaza:timeline")}>
      {timeline.isError ? <Refused error={timeline.error} /> : null}
      {timeline.data?.length === 0 ? <p className={css.empty}>{t("plaza:empty")}</p> : null}
      {timeline.data?.map((post) => (
        <Thread key={post.id} plaza={plaza} me={me} post={post} />
      ))}
    </section>
  );
}
