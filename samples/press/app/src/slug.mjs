/** A title as part of an address: `Über uns & Co.` becomes `uber-uns-co`. */
export function slugify(title) {
  const plain = title.normalize('NFKD').replace(/\p{Mark}/gu, '').toLowerCase();
  const slug = plain.replace(/ß/g, 'ss').replace(/[^\p{Letter}\p{Number}]+/gu, '-').replace(/^-+|-+$/g, '');
  return slug === '' ? 'untitled' : slug;
}

/** Gives every entry a slug of its own: the second `notes` becomes `notes-2`. */
export function withUniqueSlugs(entries) {
  const done = [];
  for (const entry of entries) {
    const wanted = entry.slug ?? slugify(entry.title);
    let slug = wanted;
    for (let number = 2; done.some((other) => other.slug === slug); number++) slug = `${wanted}-${number}`;
    done.push({ ...entry, slug });
  }
  return done;
}
