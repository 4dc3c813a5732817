import { PaperClipOutlined } from '@ant-design/icons';
import type { CaseDetail } from '@liandong/runtime/api-types';
import { Image } from 'antd';
import { useTranslation } from 'react-i18next';
import { apiUrl } from '../api/request.ts';
import { Nothing } from '../shell/states.tsx';

type Files = CaseDetail['files'];

/** `1.2 MB`, `340 KB`. */
function sizeWords(sizeBytes: number): string {
  const kilobytes = sizeBytes / 1024;
  if (kilobytes < 1) return `${sizeBytes} B`;
  return kilobytes < 1024 ? `${Math.round(kilobytes)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}

/** Pictures to look at, other files to fetch. */
export function Attachments({ caseId, files }: { readonly caseId: string; readonly files: Files }) {
  const { t } = useTranslation();
  if (files.length === 0) return <Nothing text={t('files.none')} />;
  const address = (id: string) => apiUrl(`/cases/${caseId}/files/${id}`);
  const isPicture = (file: Files[number]) => file.mediaType.startsWith('image/');
  return (
    <>
      <Image.PreviewGroup>
        <div className="pictures">
          {files.filter(isPicture).map((file) => (
            <figure key={file.id}>
              <Image src={address(file.id)} alt={file.name} width={112} height={112} />
              <figcaption className="meta">{sizeWords(file.sizeBytes)}</figcaption>
            </figure>
          ))}
        </div>
      </Image.PreviewGroup>
      <ul className="plain-list">
        {files
          .filter((file) => !isPicture(file))
          .map((file) => (
            <li key={file.id}>
              <a href={address(file.id)} download={file.name}>
                <PaperClipOutlined aria-hidden /> {file.name}
              </a>{' '}
              <span className="meta">{sizeWords(file.sizeBytes)}</span>
            </li>
          ))}
      </ul>
    </>
  );
}
