import { z } from "zod";
import type { SettingsField } from "../../contract/index.ts";
import type { Channel } from "./channel.ts";

type Field = z.infer<typeof SettingsField>;

const kinds = ["text", "handle", "url", "secret", "keywords", "generated_secret", "switch"] as const;

/** The settings form of a network, drawn from its schema; `values` fills it in, without anything secret. */
export function fieldsOf(channel: Channel, values: Record<string, unknown> = {}): Field[] {
  return Object.entries(shapeOf(channel)).map(([name, schema]) => {
    const field = fieldKind(schema);
    const secret = field === "secret" || field === "generated_secret";
    return {
      name,
      field,
      required: !schema.safeParse(undefined).success,
      value: secret ? null : (values[name] ?? schema.safeParse(undefined).data ?? null),
    };
  });
}

/** Names of the fields that are kept encrypted and never shown again. */
export function secretNames(channel: Channel): string[] {
  return fieldsOf(channel)
    .filter(({ field }) => field === "secret" || field === "generated_secret")
    .map(({ name }) => name);
}

export function generatedSecretName(channel: Channel): string | null {
  return fieldsOf(channel).find(({ field }) => field === "generated_secret")?.name ?? null;
}

function shapeOf(channel: Channel): Record<string, z.ZodType> {
  if (!(channel.settings instanceof z.ZodObject))
    throw new Error(`${channel.about.network}: settings must be a z.object`);
  return channel.settings.shape as Record<string, z.ZodType>;
}

function fieldKind(schema: z.ZodType): Field["field"] {
  const said = schema.meta()?.field;
  return kinds.find((kind) => kind === said) ?? "text";
}
