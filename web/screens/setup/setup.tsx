import { useMutation } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { HardDrive } from "lucide-react";
import { useState } from "react";
import { api } from "../../api/client.ts";
import { startOver } from "../../api/session.ts";
import { chooseWorkspace } from "../../api/workspace.ts";
import { useWords } from "../../locales/use-words.ts";
import { LanguageChoice } from "../../ui/language-choice.tsx";
import { Mark } from "../../ui/mark.tsx";
import type { Account } from "../join/account-form.tsx";
import { type Answers, firstAnswers } from "./answers.ts";
import { BrandPage } from "./brand-page.tsx";
import { OwnerPage } from "./owner-page.tsx";
import { Preview } from "./preview.tsx";
import css from "./setup.module.css";

/** Three small answers and two doors; behind either, the owner's account. Before that nothing is kept. */
export function Setup() {
  const { t } = useWords();
  const router = useRouter();
  const [answers, setAnswers] = useState<Answers>(firstAnswers);
  const [door, setDoor] = useState<"plaza" | "connect" | null>(null);
  const finish = useMutation({
    mutationFn: async ({ owner, code }: { owner: Account; code: string }) => {
      const { brand, languages, country, region } = answers;
      return api.setup.finish.call({
        brand: brand.trim(),
        languages,
        country,
        region,
        owner,
        door: door ?? "plaza",
        ...(code ? { code } : {}),
      });
    },
    onSuccess: ({ workspaceId, practiceId }) => {
      startOver();
      chooseWorkspace(practiceId ?? workspaceId);
      if (door === "connect")
        return router.navigate({ to: "/settings/{-$page}", params: { page: "networks" } });
      // Somebody has written already.
      return router.navigate({ to: "/queue" });
    },
  });

  return (
    <div className={css.split}>
      <main className={css.answers}>
        <header className={css.head}>
          <Mark named />
          <LanguageChoice />
        </header>
        {door === null ? (
          <BrandPage answers={answers} onChange={setAnswers} onDoor={setDoor} />
        ) : (
          <OwnerPage
            door={door}
            busy={finish.isPending}
            error={finish.error}
            onBack={() => setDoor(null)}
            onSubmit={(owner, code) => finish.mutate({ owner, code })}
          />
        )}
        <p className={css.stays}>
          <HardDrive size={16} strokeWidth={1.75} aria-hidden="true" />
          {t("setup:stays")}
        </p>
      </main>
      <Preview answers={answers} />
    </div>
  );
}
