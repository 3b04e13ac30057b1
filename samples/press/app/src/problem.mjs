/** One thing that is wrong with a site, said so that its author can put it right. */
export class Problem extends Error {
  constructor(file, line, sentence) {
    super(`${file}:${line}: ${sentence}`);
    this.file = file;
    this.line = line;
  }
}

/** Everything that is wrong, in the order of files and lines: an author wants to mend it in one go. */
export class Problems extends Error {
  constructor(problems) {
    super(problems.map((problem) => problem.message).join('\n'));
    this.lines = [...problems].sort(byPlace).map((problem) => problem.message);
  }

  static throwIfAny(problems) {
    if (problems.length > 0) throw new Problems(problems);
  }
}

function byPlace(one, other) {
  if (one.file === other.file) return one.line - other.line;
  return one.file < other.file ? -1 : 1;
}
