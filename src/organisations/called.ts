/** "Noor" and "Noor 2": the second one to come gets a number (P66). */
export function tellApart<Person extends { called: string }>(
  people: readonly Person[],
): (Person & { twice: boolean })[] {
  const seen = new Map<string, number>();
  return people.map((person) => {
    const name = person.called.trim().toLocaleLowerCase('nl');
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1
      ? { ...person, twice: false }
      : { ...person, called: `${person.called} ${count}`, twice: true };
  });
}
