import { asc, type SQL, sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { withoutSeparators } from '../../db/schema/index.ts';
import { marks, type Range, readMarks } from './highlight.ts';

/** Where the words of a tsquery stand in each of several texts, as Postgres reads them. */
export async function placesIn({ tx }: Context, texts: string[], query: SQL | undefined): Promise<Range[][]> {
  if (query === undefined || texts.length === 0) return texts.map(() => []);
  const source = sql`jsonb_array_elements_text(${JSON.stringify(texts)}::jsonb) with ordinality as source(text, position)`;
  const options = `HighlightAll=true, StartSel="${marks.start}", StopSel="${marks.stop}"`;
  // With the separators gone the text is as long as before, so that places stay places.
  const marked = (language: string) =>
    sql<string>`ts_headline(${language}::regconfig, ${withoutSeparators(sql`source.text`)}, ${query}, ${options})`;
  const rows = await tx
    .select({ english: marked('english'), simple: marked('simple') })
    .from(source)
    .orderBy(asc(sql`source.position`));
  return rows.map(({ english, simple }) => [...readMarks(english), ...readMarks(simple)]);
}
