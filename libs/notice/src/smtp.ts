import { createTransport } from 'nodemailer';
import type { Mail, MailSender } from './mail.service';

/** A server that does not answer holds nothing up for longer than this. */
const TIMEOUT_MS = 15_000;

/** The mail server of `SMTP_URL` (smtp:// or smtps://, with user and password where it asks for them). */
export function smtpSender({ url, from, deskUrl }: { url: string; from: string; deskUrl: string }): MailSender {
  const transport = createTransport({
    url,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    deskUrl: deskUrl.replace(/\/$/, ''),
    async send({ messageId, to, subject, text }: Mail): Promise<void> {
      await transport.sendMail({ from, to, subject, text, messageId, headers: { 'Auto-Submitted': 'auto-generated' } });
    },
  };
}
