/** Which question a row answers, where several were asked at once. */
export type InGroup = { readonly group: number };

/** Rows by the question that they answer. */
export function inGroups<Member extends InGroup>(
  members: readonly Member[],
): ReadonlyMap<number, readonly Member[]> {
  const groups = new Map<number, Member[]>();
  for (const member of members) {
    const group = groups.get(member.group);
    if (group) group.push(member);
    else groups.set(member.group, [member]);
  }
  return groups;
}
