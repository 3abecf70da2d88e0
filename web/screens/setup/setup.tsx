import { useMutation } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { api } from "../../api/client.ts";
import { startOver } from "../../api/session.ts";
import { LanguageChoice } from "../../ui/language-choice.tsx";
import { Mark } from "../../ui/mark.tsx";
import type { Account } from "../join/account-form.tsx";
import { PLACES } from "../places.ts";
import { type Answers, firstAnswers } from "./answers.ts";
import { BrandPage } from "./brand-page.tsx";
import { OwnerPage } from "./owner-page.tsx";
import { Preview } from "./preview.tsx";
import css from "./setup.module.css";

/** Three small answers and two doors; behind either, the owner's account. Before that nothing is kept. */
export function Setup() {
  const router = useRouter();
  const [answers, setAnswers] = useState<Answers>(firstAnswers);
  const [door, setDoor] = useState<"plaza" | "connect" | null>(null);
  const finish = useMutation({
    mutationFn: async ({ owner, code }: { owner: Account; code: string }) => {
      const { brand, languages, country, region } = answers;
      await api.setup.finish.call({
        brand: brand.trim(),
        languages,
        country,
        region,
        owner,
        door: door ?? "plaza",
        ...(code ? { code } : {}),
      });
    },
    onSuccess: () => {
      startOver();
      const wanted = door === "connect" ? "settings" : "plaza";
      const place = PLACES.find(({ id }) => id === wanted);
      return router.navigate({ to: place?.to ?? "/queue" });
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
      </main>
      <Preview answers={answers} />
    </div>
  );
}
