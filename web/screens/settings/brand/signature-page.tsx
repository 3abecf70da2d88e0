import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../api/client.ts";
import { useMe } from "../../../api/session.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Button } from "../../../ui/button.tsx";
import { Chips } from "../../../ui/chips.tsx";
import { Problem } from "../../../ui/problem.tsx";
import { say } from "../../../ui/toasts.tsx";
import type { Settings } from "../deadlines/settings.ts";
import { PageHead } from "../page-head.tsx";
import css from "../settings.module.css";
import { SIGNATURES, type Signature, signatureOf } from "./signature.ts";
import { SignedAnswers } from "./signed-answers.tsx";

/** How the brand's answers end, for everybody who answers. */
export function SignaturePage() {
  const { t } = useWords();
  const settings = useQuery(api.settings.get.queryOptions());
  return (
    <>
      <PageHead title={t("common:settingsPage.signature")} lead={t("settings:signature.lead")} />
      {settings.isError ? <Problem error={settings.error} onAgain={() => void settings.refetch()} /> : null}
      {settings.data ? <SignatureForm settings={settings.data} /> : null}
    </>
  );
}

function SignatureForm({ settings }: { settings: Settings }) {
  const { t } = useWords();
  const { person } = useMe();
  const queries = useQueryClient();
  const [signature, setSignature] = useState<Signature>(settings.signature);
  const save = useMutation({
    ...api.settings.changeBrand.mutationOptions(),
    onSuccess: async () => {
      say(t("settings:saved"));
      await queries.invalidateQueries({ queryKey: api.settings.key() });
      await queries.invalidateQueries({ queryKey: api.conversations.key() });
    },
  });
  return (
    <form
      className={css.part}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ signature });
      }}
    >
      <h2>{t("settings:brand.signature")}</h2>
      <Chips
        one
        label={t("settings:brand.signature")}
        options={SIGNATURES.map((id) => ({ id, words: t(`settings:brand.sign.${id}`) }))}
        chosen={[signature]}
        onChoose={([id]) => setSignature(SIGNATURES.find((one) => one === id) ?? signature)}
      />
      <p className={css.lead}>{t(`settings:signature.hint.${signature}`)}</p>
      <SignedAnswers languages={settings.languages} signature={signatureOf(signature, person)} />
      {save.isError ? <Problem error={save.error} /> : null}
      <div className={css.buttons}>
        <Button look="primary" type="submit" isDisabled={save.isPending || signature === settings.signature}>
          {t("common:save")}
        </Button>
      </div>
    </form>
  );
}
