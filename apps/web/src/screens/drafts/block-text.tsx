import type { BlockDto } from '../../api/types';

const ARTICLE = /^(第[一二三四五六七八九十百千零〇两]+条(?:之[一二三四五六七八九十]+)?)(.*)$/s;

const CHAPTER = /^(第[一二三四五六七八九十百千零〇两]+章)/;

/** Where 去看 goes: a place of a text that has no units yet is known by its printed number. */
function placeId(label: string | undefined): string | undefined {
  return label === undefined ? undefined : `at-${label}`;
}

/** A text as it was read, block by block, articles set off. */
export function BlockText({ blocks }: { blocks: readonly BlockDto[] }) {
  return (
    <div className="text-pane">
      {blocks.map((block, index) => {
        if (block.kind === 'heading')
          return (
            <h3 key={index} id={placeId(CHAPTER.exec(block.text)?.[1])}>
              {block.text}
            </h3>
          );
        const article = ARTICLE.exec(block.text);
        return (
          <p key={index} id={placeId(article?.[1])} className={block.kind === 'table' ? 'block-table' : 'block-line'}>
            {article ? (
              <>
                <b>{article[1]}</b>
                {article[2]}
              </>
            ) : (
              block.text
            )}
          </p>
        );
      })}
    </div>
  );
}
