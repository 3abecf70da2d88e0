import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../api/client.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Button } from "../../../ui/button.tsx";
import { NetworkBadge } from "../../../ui/network-badge.tsx";
import { Problem } from "../../../ui/problem.tsx";
import css from "../settings.module.css";
import { Checks } from "./checks.tsx";
import { Connected } from "./connected.tsx";
import type { Network } from "./network.ts";
import { NetworkHelp } from "./network-help.tsx";
import own from "./networks.module.css";
import { filledIn, SettingsFields, valuesOf } from "./settings-fields.tsx";

/** One form: try it as often as needed, then connect. */
export function ConnectNetwork({ network, onClose }: { network: Network; onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const [values, setValues] = useState(() => valuesOf(network.fields));
  const input = { network: network.network, settings: filledIn(network.fields, values) };
  const test = useMutation(api.connections.test.mutationOptions());
  const connect = useMutation({
    ...api.connections.connect.mutationOptions(),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.connections.key() }),
  });
  const busy = test.isPending || connect.isPending;
  const result = connect.data ?? test.data;
  const error = connect.error ?? test.error;

  if (connect.data?.connection) {
    const { connection, checks, secret } = connect.data;
    return <Connected connection={connection} checks={checks} secret={secret} onClose={onClose} />;
  }
  return (
    <>
      <header className={css.head}>
        <h1 className={css.buttons}>
          <NetworkBadge network={network.network} size={24} />
          {network.name}
        </h1>
      </header>
      <div className={own.sides}>
        <form
          className={css.form}
          onSubmit={(event) => {
            event.preventDefault();
            test.reset();
            connect.mutate(input);
          }}
        >
          <SettingsFields
            network={network.network}
            fields={network.fields}
            values={values}
            problems={result?.problems ?? []}
            kept={false}
            onChange={setValues}
          />
          {busy ? <p role="status">{t("connections:trying")}</p> : null}
          {result && !busy && result.problems.length === 0 ? (
            <Checks checks={result.checks} ok={result.ok} />
          ) : null}
          {error && !busy ? <Problem error={error} /> : null}
          <div className={css.buttons}>
            <Button look="primary" type="submit" isDisabled={busy}>
              {t("connections:connectThis")}
            </Button>
            <Button
              isDisabled={busy}
              onPress={() => {
                connect.reset();
                test.mutate(input);
              }}
            >
              {t("connections:test")}
            </Button>
            <Button look="quiet" onPress={onClose}>
              {t("common:cancel")}
            </Button>
          </div>
        </form>
        <NetworkHelp network={network.network} />
      </div>
    </>
  );
}
