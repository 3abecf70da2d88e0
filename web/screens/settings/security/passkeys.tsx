import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { addPasskey, canMakePasskeys, ownPasskeys, removePasskey } from "../../../api/own-account.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { PartHead } from "../part-head.tsx";
import css from "../settings.module.css";
import { NotChanged } from "./account-problem.tsx";

const KEY = ["own-account", "passkeys"];

export function Passkeys() {
  const { t, longDate } = useWords();
  const queries = useQueryClient();
  const [name, setName] = useState("");
  const passkeys = useQuery({ queryKey: KEY, queryFn: ownPasskeys, retry: false });
  const refresh = () => queries.invalidateQueries({ queryKey: KEY });
  const add = useMutation({
    mutationFn: () => addPasskey(name.trim()),
    onSuccess: () => {
      setName("");
      return refresh();
    },
  });
  const remove = useMutation({ mutationFn: removePasskey, onSuccess: refresh });
  const error = passkeys.error ?? add.error ?? remove.error;
  return (
    <section className={css.part}>
      <PartHead title={t("security:passkeys.title")} lead={t("security:passkeys.lead")} />
      <ul className={css.list} hidden={!passkeys.data?.length}>
        {passkeys.data?.map((passkey) => (
          <li key={passkey.id} className={css.row}>
            <div className={css.who}>
              <span className={css.name}>{passkey.name ?? t("security:passkeys.noName")}</span>
              {passkey.createdAt ? (
                <span className={css.quiet}>
                  {t("security:passkeys.since", { date: longDate(passkey.createdAt) })}
                </span>
              ) : null}
            </div>
            <Button isDisabled={remove.isPending} onPress={() => remove.mutate(passkey.id)}>
              {t("common:remove")}
            </Button>
          </li>
        ))}
      </ul>
      {canMakePasskeys() ? (
        <form
          className={css.form}
          onSubmit={(event) => {
            event.preventDefault();
            add.mutate();
          }}
        >
          <Field
            label={t("security:passkeys.name")}
            hint={t("security:passkeys.nameHint")}
            autoComplete="off"
            maxLength={60}
            value={name}
            onChange={setName}
          />
          <div>
            <Button type="submit" isDisabled={add.isPending || name.trim() === ""}>
              {t("security:passkeys.add")}
            </Button>
          </div>
        </form>
      ) : (
        <p className={css.quiet}>{t("security:passkeys.notHere")}</p>
      )}
      {error ? <NotChanged error={error} /> : null}
    </section>
  );
}
