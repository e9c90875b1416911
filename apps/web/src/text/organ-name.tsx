import { useQuery } from '@tanstack/react-query';
import { flatten, organsQuery } from '../api/organs';

/** Full name → short name, read once for all rows. */
function shortNames(organs: Parameters<typeof flatten>[0]): ReadonlyMap<string, string> {
  return new Map(flatten(organs).map((organ) => [organ.name, organ.shortName]));
}

/** An organ where space is short: its short name, the full one on hover. */
export function OrganName({ name }: { name: string | null }) {
  const { data } = useQuery({ ...organsQuery, select: shortNames });
  return name === null ? null : <span title={name}>{data?.get(name) ?? name}</span>;
}

/** 州司法局 · 王晓敏 */
export function Holder({ holder }: { holder: { organName: string | null; personName: string | null } }) {
  return (
    <>
      <OrganName name={holder.organName} />
      {holder.personName && ` · ${holder.personName}`}
    </>
  );
}
