import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Label } from "../../../../contract/index.ts";
import { api } from "../../../api/client.ts";
import { useWords } from "../../../locales/use-words.ts";
import { say } from "../../../ui/toasts.tsx";
import { Sure } from "../sure.tsx";
import type { Uses } from "./label-row.tsx";

interface Props {
  label: Label;
  uses: Uses | null;
  onClose: () => void;
}

/** Says first where it is, and what stays. */
export function RemoveLabel({ label, uses, onClose }: Props) {
  const { t, figure } = useWords();
  const queries = useQueryClient();
  const count = uses?.conversations ?? 0;
  const remove = useMutation({
    ...api.labels.remove.mutationOptions(),
    onSuccess: async () => {
      say(t("labels:page.removed", { label: label.name }));
      onClose();
      await queries.invalidateQueries({ queryKey: api.labels.key() });
    },
  });
  return (
    <Sure
      title={t("labels:page.removeTitle", { label: label.name })}
      body={t("labels:page.removeBody", { count, figure: figure(count) })}
      yes={t("common:remove")}
      busy={remove.isPending}
      error={remove.error}
      onYes={() => remove.mutate({ id: label.id })}
      onClose={onClose}
    />
  );
}
