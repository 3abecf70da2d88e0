import { useWords } from "../../../locales/use-words.ts";
import { Field } from "../../../ui/field.tsx";
import { Tick } from "../../../ui/tick.tsx";
import css from "../settings.module.css";
import type { FieldProblem, SettingsField } from "./network.ts";

const LINES = { lines: 3 };

export type Values = Record<string, unknown>;

interface Props {
  network: string;
  fields: SettingsField[];
  values: Values;
  problems: FieldProblem[];
  /** The account is connected: an empty secret stays as it was. */
  kept: boolean;
  onChange: (values: Values) => void;
}

/** The form that a network asks for, drawn from its own schema. */
export function SettingsFields({ network, fields, values, problems, kept, onChange }: Props) {
  const { t, coded } = useWords();
  const set = (name: string, value: unknown) => onChange({ ...values, [name]: value });
  return fields.map((field) => {
    const { name, required } = field;
    const label = coded("connections", `field.${network}.${name}.label`) ?? name;
    const problem = problems.find((one) => one.field === name);
    if (field.field === "switch") {
      return (
        <div key={name}>
          <Tick isSelected={values[name] === true} onChange={(on) => set(name, on)}>
            {label}
          </Tick>
          <p className={css.quiet}>{coded("connections", `field.${network}.${name}.hint`)}</p>
        </div>
      );
    }
    const secret = field.field === "secret" || field.field === "generated_secret";
    const open = !required || field.field === "generated_secret" || (kept && secret);
    return (
      <Field
        key={name}
        label={open ? t("connections:optional", { label }) : label}
        hint={hintOf(field)}
        type={secret ? "password" : "text"}
        autoComplete={secret ? "new-password" : "off"}
        spellCheck="false"
        isRequired={!open}
        value={textOf(values[name])}
        onChange={(text) => set(name, field.field === "keywords" ? text.split("\n") : text)}
        problem={problem ? problemWords(problem.code) : undefined}
        {...(field.field === "keywords" ? LINES : {})}
      />
    );
  });

  function hintOf({ name, field }: SettingsField): string | undefined {
    if (kept && (field === "secret" || field === "generated_secret")) return t("connections:secretKept");
    const own = coded("connections", `field.${network}.${name}.hint`);
    if (own) return own;
    if (field === "generated_secret") return t("connections:secretMade");
    return field === "keywords" ? t("connections:keywords") : undefined;
  }

  function problemWords(code: string): string {
    return coded("connections", `problem.${code}`) ?? t("connections:problem.invalid");
  }
}

/** What a form starts with. */
export function valuesOf(fields: SettingsField[]): Values {
  return Object.fromEntries(
    fields.map(({ name, field, value }) => [name, value ?? (field === "switch" ? false : "")]),
  );
}

/** What is sent: an empty secret is left out, and keywords are without their empty lines. */
export function filledIn(fields: SettingsField[], values: Values): Values {
  return Object.fromEntries(
    fields.flatMap(({ name, field }) => {
      const value = values[name];
      if (field === "keywords")
        return [
          [name, (Array.isArray(value) ? value : []).map((word) => String(word).trim()).filter(Boolean)],
        ];
      const secret = field === "secret" || field === "generated_secret";
      return secret && value === "" ? [] : [[name, value]];
    }),
  );
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.join("\n");
  return typeof value === "string" ? value : "";
}
