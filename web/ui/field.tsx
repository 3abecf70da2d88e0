import {
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
  TextField,
  type TextFieldProps,
} from "react-aria-components";
import css from "./controls.module.css";

interface Props extends Omit<TextFieldProps, "className" | "children"> {
  label: string;
  hint?: string | undefined;
  problem?: string | undefined;
  lines?: number;
  placeholder?: string | undefined;
}

export function Field({ label, hint, problem, lines, placeholder, ...rest }: Props) {
  return (
    <TextField
      {...rest}
      className={css.field ?? ""}
      isInvalid={problem !== undefined}
      validationBehavior="aria"
    >
      <Label className={css.label ?? ""}>{label}</Label>
      {lines ? (
        <TextArea
          className={css.input ?? ""}
          rows={lines}
          {...(placeholder === undefined ? {} : { placeholder })}
        />
      ) : (
        <Input className={css.input ?? ""} {...(placeholder === undefined ? {} : { placeholder })} />
      )}
      {hint && !problem ? (
        <Text slot="description" className={css.hint ?? ""}>
          {hint}
        </Text>
      ) : null}
      <FieldError className={css.problem ?? ""}>{problem}</FieldError>
    </TextField>
  );
}
