// Sends one file with its progress. (fetch cannot tell how far an upload has come.)
import { addressOf, ApiProblem, getCsrfToken, problemIn } from '../api/client';
import type { Upload } from '../api/types';

export interface Belonging {
  event: string;
  exchanged_on: string;
  owner: string;
  group: string;
  tags: string;
}

/** The form's fields; empty ones are left out: an unknown day stays unknown. */
export function formOf(file: File, belonging: Belonging): FormData {
  const form = new FormData();
  for (const name of ['event', 'exchanged_on', 'owner', 'group'] as const) {
    const value = belonging[name].trim();
    if (value !== '') form.append(name, value);
  }
  for (const tag of belonging.tags.split(/[,、;；]/)) if (tag.trim() !== '') form.append('tag', tag.trim());
  form.append('files', file, file.name);  // last, so that the server knows the rest when the bytes arrive
  return form;
}

export function upload(file: File, belonging: Belonging, onProgress: (share: number) => void): Promise<Upload> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', addressOf('cards'));
    request.setRequestHeader('X-CSRF-Token', getCsrfToken());
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText) as Upload);
      else reject(problemIn(request.status, request.responseText, request.getResponseHeader('Retry-After')));
    };
    request.onerror = () => reject(new ApiProblem(0, null));
    request.send(formOf(file, belonging));
  });
}
