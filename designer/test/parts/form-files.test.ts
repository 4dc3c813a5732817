import { describe, expect, it } from 'vitest';
import { fileFields, withFileIds, withFileNames } from '../../parts/form-files.ts';

const schema = {
  type: 'object',
  properties: {
    matter: {
      type: 'void',
      properties: { photos: { 'x-component': 'Upload' }, place: { 'x-component': 'Input' } },
    },
  },
};
const files = [
  { id: '7', field: 'photos', name: '门口.jpg', mediaType: 'image/jpeg', sizeBytes: 10 },
];

describe('files in forms', () => {
  it('finds their fields in groups', () => {
    expect(fileFields(schema)).toEqual(['photos']);
  });

  it('shows names, tells pictures from other files, and sends ids', () => {
    const values = { photos: ['7', '8'], place: '平安路' };
    const shown = withFileNames(schema, values, files);
    expect(shown).toEqual({
      photos: [
        { id: '7', name: '门口.jpg', picture: true },
        { id: '8', name: '8', picture: false },
      ],
      place: '平安路',
    });
    expect(withFileIds(schema, shown)).toEqual(values);
  });
});
