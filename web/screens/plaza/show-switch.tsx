import type { Plaza } from "../../api/plaza.ts";
import { useWords } from "../../locales/use-words.ts";
import { Switch } from "../../ui/switch.tsx";
import css from "./plaza.module.css";
import { Refused } from "./refused.tsx";
import { useRunShow, useShow } from "./use-show.ts";

/** Whether the cast writes by itself. A town without one has no switch. */
export function ShowSwitch({ plaza }: { plaza: Plaza }) {
  const { t } = useWords();
  const show = useShow(plaza);
  const run = useRunShow(plaza);
  if (!show.data) return null;
  const on = run.isPending ? run.variables : show.data.running;
  return (
    <section className={css.show}>
      <Switch isSelected={on} onChange={(running) => run.mutate(running)}>
        {t("plaza:show.label")}
      </Switch>
      <p className={css.quiet}>{on ? t("plaza:show.on") : t("plaza:show.off")}</p>
      {run.error ? <Refused error={run.error} /> : null}
    </section>
  );
}
