import { useWords } from "../../locales/use-words.ts";
import {
  ACTION_IDS,
  ACTIONS,
  type ActionId,
  capOf,
  type Doing,
  GROUPS,
  type Group,
} from "../../ui/actions.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { KeyCap } from "../../ui/key-cap.tsx";
import css from "./key-list.module.css";

interface Props {
  /** What could be done just before it opened. */
  ready: Map<ActionId, Doing>;
  onClose: () => void;
}

/** All keys there are, in their groups; what cannot be done here and now is grey. */
export function KeyList({ ready, onClose }: Props) {
  const { t } = useWords();
  return (
    <Dialog title={t("palette:keys.title")} onClose={onClose} wide>
      <p className={css.hint}>{t("palette:keys.hint")}</p>
      <div className={css.groups}>{GROUPS.map(groupOf)}</div>
    </Dialog>
  );

  function groupOf(group: Group) {
    const ids = ACTION_IDS.filter((id) => ACTIONS[id].group === group && capOf(id) !== "");
    return (
      <section key={group} className={css.group}>
        <h3>{t(`palette:group.${group}`)}</h3>
        <dl>
          {ids.map((id) => (
            <div key={id} data-quiet={canNow(id) ? undefined : true}>
              <dt>
                {t(`palette:action.${id}`)}
                {canNow(id) ? null : <span className="visually-hidden">, {t("palette:keys.notNow")}</span>}
              </dt>
              <dd>
                <KeyCap>{capOf(id)}</KeyCap>
                <span className="visually-hidden">{capOf(id)}</span>
              </dd>
            </div>
          ))}
        </dl>
      </section>
    );
  }

  function canNow(id: ActionId): boolean {
    const doing = ready.get(id);
    return doing !== undefined && !doing.whyNot;
  }
}
