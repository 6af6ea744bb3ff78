import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import {
  AuthorityKeyIdentifierExtension, BasicConstraintsExtension, ExtendedKeyUsage, ExtendedKeyUsageExtension, KeyUsageFlags,
  KeyUsagesExtension, PemConverter, SubjectAlternativeNameExtension, SubjectKeyIdentifierExtension, X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import type { ServerTls } from '../broker/server-configuration.js';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const DAY = 24 * 3600 * 1000;
const AUTHORITY_DAYS = 3650;
/** What browsers accept at most for a server's certificate. */
const SERVER_DAYS = 397;
/** A certificate that would end sooner than this is made anew at the next start. */
const RENEW_DAYS = 30;

/** An authority for one machine's servers, or for one compose network: what public certificates are on the internet. */
export interface LocalAuthority {
  /** PEM file that clients are told to trust. */
  readonly ca: string;
  readonly caPem: string;
  /**
   * The certificate of a server that is reached under these names and addresses. The one on file is kept while it fits and lasts.
   * @param name file name, for example `hub`.
   */
  issue(name: string, hosts: readonly string[]): Promise<ServerTls>;
}

function write(file: string, text: string, mode: number): void {
  writeFileSync(`${file}.new`, text, { mode });
  chmodSync(`${file}.new`, mode);
  renameSync(`${file}.new`, file);
}

const serialNumber = (): string => Buffer.from(webcrypto.getRandomValues(new Uint8Array(16))).toString('hex');

async function newKeys(): Promise<{ keys: webcrypto.CryptoKeyPair; pem: string }> {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  return { keys, pem: PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY') };
}

function signingKey(file: string): Promise<webcrypto.CryptoKey> {
  const [der] = PemConverter.decode(readFileSync(file, 'utf8'));
  return webcrypto.subtle.importKey('pkcs8', der!, ALGORITHM, false, ['sign']);
}

async function makeAuthority(certificateFile: string, keyFile: string, now: Date): Promise<void> {
  const { keys, pem } = await newKeys();
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: 'CN=Filiera local authority, O=Filiera',
    notBefore: new Date(now.getTime() - DAY),
    notAfter: new Date(now.getTime() + AUTHORITY_DAYS * DAY),
    signingAlgorithm: ALGORITHM,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  // The key first: a certificate whose key is missing could never issue anything.
  write(keyFile, pem, 0o600);
  write(certificateFile, `${certificate.toString('pem')}\n`, 0o644);
}

function stillFits(file: string, authority: X509Certificate, hosts: readonly string[], now: Date): boolean {
  const certificate = new X509Certificate(readFileSync(file, 'utf8'));
  const names = certificate.getExtension(SubjectAlternativeNameExtension)?.names.items.map((name) => name.value) ?? [];
  return certificate.issuer === authority.subject
    && certificate.notAfter.getTime() - now.getTime() > RENEW_DAYS * DAY
    && names.length === hosts.length && hosts.every((host) => names.includes(host));
}

/**
 * Opens the authority in `folder`, or makes one: `ca.pem`, and `ca.key` for its owner alone.
 * @param now the time of issue.
 */
export async function createLocalAuthority(folder: string, now: () => Date = () => new Date()): Promise<LocalAuthority> {
  const place = resolve(folder);
  mkdirSync(place, { recursive: true });
  const ca = join(place, 'ca.pem');
  const caKey = join(place, 'ca.key');
  if (!existsSync(ca)) await makeAuthority(ca, caKey, now());
  const caPem = readFileSync(ca, 'utf8');
  const authority = new X509Certificate(caPem);
  return {
    ca,
    caPem,
    async issue(name, hosts) {
      const cert = join(place, `${name}.pem`);
      const key = join(place, `${name}.key`);
      if (existsSync(cert) && existsSync(key) && stillFits(cert, authority, hosts, now())) return { cert, key, ca };
      const { keys, pem } = await newKeys();
      const certificate = await X509CertificateGenerator.create({
        serialNumber: serialNumber(),
        subject: `CN=${name}, O=Filiera`,
        issuer: authority.subject,
        notBefore: new Date(now().getTime() - DAY),
        notAfter: new Date(Math.min(now().getTime() + SERVER_DAYS * DAY, authority.notAfter.getTime())),
        signingAlgorithm: ALGORITHM,
        publicKey: keys.publicKey,
        signingKey: await signingKey(caKey),
        extensions: [
          new BasicConstraintsExtension(false, undefined, true),
          new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
          new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth, ExtendedKeyUsage.clientAuth]),
          new SubjectAlternativeNameExtension(hosts.map((host) => ({ type: isIP(host) ? 'ip' as const : 'dns' as const, value: host }))),
          await SubjectKeyIdentifierExtension.create(keys.publicKey),
          await AuthorityKeyIdentifierExtension.create(authority),
        ],
      });
      write(key, pem, 0o600);
      write(cert, `${certificate.toString('pem')}\n`, 0o644);
      return { cert, key, ca };
    },
  };
}
