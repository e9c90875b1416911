import type { BlockDto } from '../../api/types';

const ARTICLE = /^(第[一二三四五六七八九十百千零〇两]+条(?:之[一二三四五六七八九十]+)?)(.*)$/s;

/** A text as it was read, block by block, articles set off. */
export function BlockText({ blocks }: { blocks: readonly BlockDto[] }) {
  return (
    <div className="text-pane">
      {blocks.map((block, index) => {
        if (block.kind === 'heading') return <h3 key={index}>{block.text}</h3>;
        const article = ARTICLE.exec(block.text);
        return (
          <p key={index} className={block.kind === 'table' ? 'block-table' : 'block-line'}>
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
