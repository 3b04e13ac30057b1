/** A title as part of an address: `Über uns & Co.` becomes `uber-uns-co`. */
export function slugify(title) {
  const plain = title.normalize('NFKD').replace(/\p{Mark}/gu, '').toLowerCase();
  const slug = plain.replace(/ß/g, 'ss').replace(/[^\p{Letter}\p{Number}]+/gu, '-').replace(/^-+|-+$/g, '');
  return slug === '' ? 'untitled' : slug;
}

/** Gives every entry a slug of its own: the second `notes` becomes `notes-2`. */
export function withUniqueSlugs(entries) {
  const taken = new Set();
  const next = new Map();
  return entries.map((entry) => {
    const wanted = entry.slug ?? slugify(entry.title);
    let slug = wanted;
    let number = next.get(wanted) ?? 2;
    while (taken.has(slug)) slug = `${wanted}-${number++}`;
    next.set(wanted, number);
    taken.add(slug);
    return { ...entry, slug };
  });
}
