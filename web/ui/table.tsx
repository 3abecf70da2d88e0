import css from "./table.module.css";

export interface Column<Row> {
  id: string;
  /** Empty where what stands below says it itself, as buttons do. */
  head: string;
  cell: (row: Row) => React.ReactNode;
  /** At the right: figures, moments, buttons. */
  end?: boolean;
}

interface Props<Row> {
  label: string;
  /** The first one names the row. */
  columns: Column<Row>[];
  rows: Row[];
  idOf: (row: Row) => string;
}

/** A quiet head and rows with a hairline between them; on a phone each row is a card that says its heads. */
export function Table<Row>({ label, columns, rows, idOf }: Props<Row>) {
  return (
    <table className={css.table} aria-label={label}>
      <thead>
        <tr>
          {columns.map(({ id, head, end }) =>
            head ? (
              <th key={id} scope="col" data-end={end || undefined}>
                {head}
              </th>
            ) : (
              <td key={id} />
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={idOf(row)}>
            {columns.map(({ id, head, cell, end }, index) =>
              index === 0 ? (
                <th key={id} scope="row">
                  {cell(row)}
                </th>
              ) : (
                <td key={id} data-head={head || undefined} data-end={end || undefined}>
                  {cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
