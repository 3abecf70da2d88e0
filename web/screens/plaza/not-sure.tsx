import { Wind } from "lucide-react";
import type { Plaza, PlazaMember } from "../../api/plaza.ts";
import { useWords } from "../../locales/use-words.ts";
import { FIVE_IN_A_ROW, IDEAS } from "./ideas.ts";
import { type LastSaid, rememberSaid } from "./last-said.ts";
import css from "./plaza.module.css";
import { Refused } from "./refused.tsx";
import { useAct } from "./use-plaza.ts";
import { useShow, useStorm } from "./use-show.ts";

interface Props {
  plaza: Plaza;
  people: PlazaMember[];
  brand: PlazaMember;
  onChoose: (idea: { handle: string; text: string }) => void;
  onSaid: (said: LastSaid) => void;
}

/** For whoever does not know what to write: three to read first, one that writes five times, and a storm. */
export function NotSure({ plaza, people, brand, onChoose, onSaid }: Props) {
  const { t, moment } = useWords();
  const show = useShow(plaza);
  const storm = useStorm(plaza);
  const raging = show.data?.storm ?? null;
  const five = useAct(async () => {
    const who = people.find(({ handle }) => handle === FIVE_IN_A_ROW.handle);
    if (!who) return;
    for (const text of FIVE_IN_A_ROW.texts) {
      const post = await plaza.post(who.id, { text, page: brand.id });
      onSaid(rememberSaid({ externalId: post.id, text, name: who.name, at: post.createdAt }));
    }
  });
  const error = five.error ?? storm.error;
  return (
    <section>
      <h2 className={css.sideTitle}>{t("plaza:ideas")}</h2>
      <ul className={css.ideas}>
        {IDEAS.map((idea) => (
          <li key={idea.id}>
            <button type="button" className={css.idea} onClick={() => onChoose(idea)}>
              {t(`plaza:idea.${idea.id}`)}
            </button>
          </li>
        ))}
        <li>
          <button
            type="button"
            className={css.idea}
            disabled={five.isPending}
            onClick={() => five.mutate(undefined)}
          >
            {t("plaza:idea.five")}
          </button>
        </li>
        {show.data ? (
          <li>
            <button
              type="button"
              className={css.idea}
              aria-pressed={raging !== null}
              disabled={storm.isPending}
              onClick={() => storm.mutate(raging === null)}
            >
              {raging ? <Wind size={16} aria-hidden="true" /> : null}
              <span>
                {t("plaza:idea.storm")}
                {raging ? (
                  <small className={css.quiet}>
                    {t("plaza:storm.until", { until: moment("until", raging.until) })}
                  </small>
                ) : null}
              </span>
            </button>
          </li>
        ) : null}
      </ul>
      {error ? <Refused error={error} /> : null}
    </section>
  );
}
