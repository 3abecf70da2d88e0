import { useRouter, useSearch } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import {
  passkeysWork,
  type SignedIn,
  signInWithCode,
  signInWithPasskey,
  signInWithPassword,
} from "../../api/auth.ts";
import { setupNeeds, startOver } from "../../api/session.ts";
import { useWords } from "../../locales/use-words.ts";
import { LanguageChoice } from "../../ui/language-choice.tsx";
import { Mark } from "../../ui/mark.tsx";
import { CodeForm } from "./code-form.tsx";
import { PasswordForm } from "./password-form.tsx";
import css from "./sign-in.module.css";

export function SignIn() {
  const { t } = useWords();
  const { to } = useSearch({ from: "/sign-in" });
  const router = useRouter();
  const [step, setStep] = useState<"password" | "code">("password");
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  useEffect(() => {
    // Whoever comes here on a fresh installation belongs to the set-up.
    void setupNeeds().then((state) => {
      if (!state.done) return router.navigate({ to: "/setup" });
    });
  }, [router]);

  async function attempt(way: () => Promise<SignedIn>) {
    setBusy(true);
    setRefusal(null);
    const result = await way();
    setBusy(false);
    if (result.step === "refused") return setRefusal(result.reason);
    if (result.step === "code") return setStep("code");
    startOver();
    await router.navigate({ href: to ?? "/queue", replace: true });
  }

  const problem = refusal ? t(`signIn:refused.${refusal}`) : undefined;
  return (
    <main className={css.page}>
      <header className={css.head}>
        <Mark named />
        <LanguageChoice />
      </header>
      {step === "password" ? (
        <PasswordForm
          busy={busy}
          problem={problem}
          onSubmit={(email, password) => void attempt(() => signInWithPassword(email, password))}
          onPasskey={passkeysWork() ? () => void attempt(signInWithPasskey) : null}
        />
      ) : (
        <CodeForm
          busy={busy}
          problem={problem}
          onSubmit={(code, trust) => void attempt(() => signInWithCode(code, trust))}
        />
      )}
    </main>
  );
}

type Refusal = Extract<SignedIn, { step: "refused" }>["reason"];
