import type { Socket } from 'node:net';
import { problemIn, PROBLEM_MEDIA_TYPE } from './problem.js';
import { randomUUID } from 'node:crypto';

/** Answers what isn't HTTP at all, or has headers without end, before there is a request: straight on the socket. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  const text = { it: 'Non è una richiesta HTTP valida.', en: 'It is not a valid HTTP request.' };
  const body = JSON.stringify(problemIn('it', { status, code: 'request.malformed-http', text }, '/', randomUUID()));
  socket.end(
    `HTTP/1.1 ${status} ${status === 431 ? 'Request Header Fields Too Large' : status === 408 ? 'Request Timeout' : 'Bad Request'}\r\n`
    + `content-type: ${PROBLEM_MEDIA_TYPE}\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}
