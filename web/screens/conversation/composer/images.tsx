import { X } from "lucide-react";
import { useMe } from "../../../api/session.ts";
import { useWords } from "../../../locales/use-words.ts";
import { Field } from "../../../ui/field.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { ZoomableImage } from "../../../ui/zoom.tsx";
import type { DraftFile } from "./draft.ts";
import css from "./images.module.css";
import type { Uploading } from "./uploads.ts";

interface Props {
  files: DraftFile[];
  uploading: Uploading[];
  needsAlt: boolean;
  onChange: (files: DraftFile[]) => void;
}

/** Each image with the words for those who do not see it. */
export function Images({ files, uploading, needsAlt, onChange }: Props) {
  const { t } = useWords();
  const { workspace } = useMe();
  if (files.length === 0 && uploading.length === 0) return null;
  return (
    <ul className={css.images}>
      {files.map(({ id, alt }) => (
        <li key={id}>
          <ZoomableImage className={css.image} url={`/files/${workspace.id}/${id}`} alt={alt} />
          <Field
            label={t("composer:alt")}
            hint={needsAlt && alt.trim() === "" ? t("composer:altMissing") : undefined}
            maxLength={2000}
            value={alt}
            onChange={(words) => onChange(files.map((one) => (one.id === id ? { id, alt: words } : one)))}
          />
          <IconButton
            label={t("composer:removeImage")}
            onPress={() => onChange(files.filter((one) => one.id !== id))}
          >
            <X size={16} aria-hidden="true" />
          </IconButton>
        </li>
      ))}
      {uploading.map(({ id, url }) => (
        <li key={id} aria-busy="true">
          <span className={css.image}>
            <img src={url} alt="" />
          </span>
          <p className={css.busy}>{t("composer:uploading")}</p>
        </li>
      ))}
    </ul>
  );
}
