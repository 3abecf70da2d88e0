import { ArrowDown, ArrowUp, EllipsisVertical } from "lucide-react";
import { useState } from "react";
import type { Rule } from "../../../../contract/index.ts";
import { useMay } from "../../../api/session.ts";
import { useWords } from "../../../locales/use-words.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Menu } from "../../../ui/menu.tsx";
import { Switch } from "../../../ui/switch.tsx";
import css from "../settings.module.css";
import { RuleForm } from "./rule-form.tsx";
import own from "./rules.module.css";
import { useRuleChanges } from "./use-rule-changes.ts";
import { useRuleWords } from "./use-rule-words.ts";

interface Props {
  rule: Rule;
  /** From 0. */
  place: number;
  isLast: boolean;
  /** Of the last messages; null until it is known. */
  count: { matched: number; of: number } | null;
}

/** A rule as a sentence, with its switch, what it would have matched, and what can be done with it. */
export function RuleRow({ rule, place, isLast, count }: Props) {
  const { t, moment } = useWords();
  const may = useMay();
  const { sentence, title } = useRuleWords();
  const { turn, move, remove, isMoving } = useRuleChanges();
  const [changing, setChanging] = useState(false);
  const called = title(rule);
  const mayChange = may("manage_settings");
  const { changedBy, changedAt } = rule;
  const beside = [
    count && count.of > 0 ? t("rules:matches", { matched: count.matched, count: count.of }) : "",
    changedBy ? t("rules:changed", { who: changedBy.name, at: moment("at", changedAt) }) : "",
  ].filter(Boolean);

  return (
    <li className={`${css.row} ${own.rule}`}>
      <Switch
        label={t("rules:switch", { rule: called })}
        isSelected={rule.on}
        isDisabled={!mayChange}
        onChange={(on) => turn(rule, on, called)}
      />
      <div className={css.who} data-off={!rule.on || undefined}>
        {rule.name ? (
          <span className={css.name} dir="auto">
            {rule.name}
          </span>
        ) : null}
        <span>{sentence(rule)}</span>
        {rule.gone.map((what) => (
          <span key={what} className={own.gone}>
            {t(`rules:gone.${what}`)}
          </span>
        ))}
        <span className={`${css.quiet} figures`}>{beside.join(" · ") || "\u00a0"}</span>
      </div>
      {mayChange ? (
        <div className={own.buttons}>
          <IconButton
            label={t("rules:earlier")}
            isDisabled={place === 0 || isMoving}
            onPress={() => move(rule, "earlier")}
          >
            <ArrowUp size={18} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
          <IconButton
            label={t("rules:later")}
            isDisabled={isLast || isMoving}
            onPress={() => move(rule, "later")}
          >
            <ArrowDown size={18} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
          <Menu
            label={t("rules:actions", { rule: called })}
            trigger={
              <IconButton label={t("rules:actions", { rule: called })}>
                <EllipsisVertical size={18} strokeWidth={1.75} aria-hidden="true" />
              </IconButton>
            }
            actions={[
              { id: "change", words: t("rules:change"), act: () => setChanging(true) },
              { id: "remove", words: t("common:remove"), act: () => remove(rule, place, called) },
            ]}
          />
        </div>
      ) : null}
      {changing ? <RuleForm rule={rule} onClose={() => setChanging(false)} /> : null}
    </li>
  );
}
