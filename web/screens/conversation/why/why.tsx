import { useQuery } from "@tanstack/react-query";
import type { Conversation, Item } from "../../../../contract/index.ts";
import { api } from "../../../api/client.ts";
import { useMay } from "../../../api/session.ts";
import { useWords } from "../../../locales/use-words.ts";
import { PopoverPart } from "../../../ui/popover.tsx";
import { Correct } from "./correct.tsx";
import { PriorityParts } from "./priority-parts.tsx";
import { reasonsFor } from "./read-reasons.ts";
import { Understood } from "./understood.tsx";
import css from "./why.module.css";

/** The number opens into its parts, each with its reason and its points; what it is can be set right here. */
export function Why({ conversation, item }: { conversation: Conversation; item: Item }) {
  const { t } = useWords();
  const may = useMay();
  const reasons = reasonsFor(conversation, item);
  const waits = item.state === "new" || item.state === "open";
  const { data: first } = useQuery(
    api.queue.list.queryOptions({ input: { tab: "all", sort: "pressing", limit: 2 }, enabled: waits }),
  );
  const isFirst = waits && first?.items[0]?.id === item.id;
  const next = isFirst ? first?.items[1] : undefined;
  return (
    <>
      <PopoverPart>
        <div className={css.head}>
          <div>
            <h2>{isFirst ? t("why:titleFirst") : t("why:title")}</h2>
            {next ? (
              <p>
                {t("why:next", {
                  name: next.customer.name || next.customer.handle || t("common:someone"),
                  points: next.priority.shown,
                })}
              </p>
            ) : null}
          </div>
          <span className={css.number}>{item.priority.shown}</span>
        </div>
        <PriorityParts item={item} reasons={reasons} />
      </PopoverPart>
      {may("correct") ? <Correct item={item} /> : null}
      <Understood item={item} reasons={reasons} />
    </>
  );
}
