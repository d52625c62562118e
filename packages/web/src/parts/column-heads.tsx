/** The heads of a table of figures: columns of words on the left, of numbers on the right, and perhaps words at the end. */
export function ColumnHeads({
  words,
  numbers,
  last,
}: {
  words: readonly string[];
  numbers: readonly string[];
  last?: string | readonly string[];
}) {
  const end = last === undefined ? [] : [last].flat();
  return (
    <thead>
      <tr>
        <Heads names={words} />
        <Heads names={numbers} className="number" />
        <Heads names={end} />
      </tr>
    </thead>
  );
}

function Heads({ names, className }: { names: readonly string[]; className?: string }) {
  return names.map((name) => (
    <th key={name} scope="col" className={className}>
      {name}
    </th>
  ));
}
